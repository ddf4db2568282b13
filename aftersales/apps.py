from lifecycle.stages import Condition, DocumentKind, RecordKind, Stage, StageConfig


class AftersalesConfig(StageConfig):
    name = "aftersales"
    stage = Stage.AFTERSALES

    def declare(self) -> tuple[list[RecordKind], list[DocumentKind], list[Condition]]:
        return [], [], []
