"""What the core brings to every stage: promises, and the conditions that it can judge itself."""

from datetime import date

from lifecycle.stages import Condition, DocumentKind, RecordKind, StageConfig


class LifecycleConfig(StageConfig):
    name = "lifecycle"
    verbose_name = "Throughline"

    def ready(self) -> None:
        super().ready()
        from lifecycle import (  # noqa: F401
            agreements,
            archives,
            checks,
            completion,
            growing,
            hooks,
            invitations,
            jobs,
        )
        from lifecycle.models.assigning import activate_due

        jobs.register(completion.JOB, completion.make)
        hooks.register("memo_commitments", agreements.memo_commitments)
        hooks.register("memo_carried", agreements.memo_carried)
        hooks.register("memo_dropped", agreements.memo_dropped)
        hooks.register("tick", activate_due)
        hooks.register("tick", growing.remind)
        hooks.register("tick", invitations.tick)
        jobs.register(archives.JOB, archives.make)
        hooks.register("tick", _remind_of_sites)

    def declare(self) -> tuple[list[RecordKind], list[DocumentKind], list[Condition]]:
        from lifecycle.conditions import CONDITIONS
        from lifecycle.kinds import DOCUMENTS, kinds

        return kinds(), DOCUMENTS, list(CONDITIONS)


def _remind_of_sites(*, today: date) -> str:
    from lifecycle.models.readiness_asks import tick

    return tick(today=today)
