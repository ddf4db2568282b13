"""What the core brings to every stage: promises, and the conditions that it can judge itself."""

from lifecycle.stages import Condition, DocumentKind, RecordKind, StageConfig


class LifecycleConfig(StageConfig):
    name = "lifecycle"
    verbose_name = "Throughline"

    def ready(self) -> None:
        super().ready()
        from lifecycle import archives, checks, completion, jobs  # noqa: F401

        jobs.register(completion.JOB, completion.make)
        jobs.register(archives.JOB, archives.make)

    def declare(self) -> tuple[list[RecordKind], list[DocumentKind], list[Condition]]:
        from lifecycle.conditions import CONDITIONS
        from lifecycle.kinds import DOCUMENTS, kinds

        return kinds(), DOCUMENTS, list(CONDITIONS)
