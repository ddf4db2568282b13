from lifecycle.stages import Condition, DocumentKind, RecordKind, Stage, StageConfig


class PresalesConfig(StageConfig):
    name = "presales"
    stage = Stage.PRESALES

    def declare(self) -> tuple[list[RecordKind], list[DocumentKind], list[Condition]]:
        return [], [], []
