from lifecycle.stages import Condition, DocumentKind, RecordKind, Stage, StageConfig


class DeliveryConfig(StageConfig):
    name = "delivery"
    stage = Stage.DELIVERY

    def declare(self) -> tuple[list[RecordKind], list[DocumentKind], list[Condition]]:
        return [], [], []
