"""A project with a record of every kind: what tests over all documents and all pages walk through."""

from types import SimpleNamespace
from typing import Any

from tests.aftersales.acceptances import make_ready, passed
from tests.aftersales.closing import a_closure, an_edition
from tests.aftersales.exams import an_exam, marked
from tests.aftersales.milestones import make_milestone
from tests.aftersales.references import released as a_released_reference
from tests.aftersales.references import shown as a_shown_reference
from tests.aftersales.rollouts import ready
from tests.aftersales.tickets import a_handover, a_list, a_service_visit, a_survey_answered, a_ticket, an_improvement
from tests.aftersales.training_feedback import a_material
from tests.aftersales.training_plans import a_summary, make_training_plan
from tests.aftersales.trainings import a_training
from tests.cast import put_in_state
from tests.delivery.appointing import an_appointment
from tests.delivery.changing import a_change, agree_process
from tests.delivery.kickoffs import hold
from tests.delivery.plans import make_implementation_plan
from tests.delivery.reports import scheduled
from tests.delivery.researching import a_round as a_site_round
from tests.delivery.researching import a_site_form, a_site_report, a_talk
from tests.delivery.solutions import make_implementation_solution
from tests.delivery.trials import a_trial_report, running, said
from tests.delivery.verifying import a_verification, concluded
from tests.lifecycle.backbone import make_process
from tests.lifecycle.communications.notes import a_consultation, a_question, a_questionnaire
from tests.lifecycle.keyusers.chosen import a_key_user
from tests.lifecycle.requirements.letters import a_letter
from tests.lifecycle.sitework import held, make_delay, make_memo
from tests.presales.contracts import an_amendment, approve_contract
from tests.presales.dealing import a_proposal, a_request, a_round, an_approved_budget
from tests.presales.estimating import make_feasibility
from tests.presales.meetings import a_survey, a_visit, an_evaluated_demo, an_introduction
from tests.presales.plans import make_plan
from tests.presales.ready import make_handover, make_promise, make_readiness, make_risk
from tests.presales.registers import make_objective, make_requirement, make_requirements_document
from tests.presales.rounds import a_form, a_plan, a_report
from tests.presales.writing import a_final_log, a_presented_solution


def make_records(cast: SimpleNamespace) -> dict[str, Any]:
    """A record for every kind of document, by its code, each as it is when it issues one; and one of the other kinds."""
    promise = make_promise(cast)
    promise.review(by=cast.pm, verdict="feasible", note="")
    make_risk(cast)
    make_readiness(cast)
    make_process(cast)
    a_consultation(cast)
    a_question(cast)
    a_questionnaire(cast)
    made = {"D02": a_plan(cast), "D03": a_final_log(cast), "D04": a_report(cast), "form": a_form(cast)}
    made |= {"D01": an_introduction(cast), "D07": an_evaluated_demo(cast), "D08": a_visit(cast), "D09": a_survey(cast)}
    made |= {
        "D06": a_presented_solution(cast),
        "objective": make_objective(cast),
        "requirement": make_requirement(cast),
    }
    made |= {"D05": make_requirements_document(cast)}
    made |= {"D10": make_feasibility(cast), "budget": an_approved_budget(cast), "request": a_request(cast)}
    made |= {"D13": make_plan(cast, estimated=False)}
    made |= {"D11": made["D10"].estimate, "D12": a_proposal(cast), "round": a_round(cast)}
    put_in_state(cast.project, "contract", contract_amount=1280000)
    made |= {"D14": approve_contract(cast), "D15": make_handover(cast, upto="submitted")}
    put_in_state(cast.project, "delivery")
    made |= {
        "D16": an_amendment(cast),
        "D17": an_appointment(cast),
        "D18": hold(cast),
        "D19": agree_process(cast),
        "D26": scheduled(cast),
    }
    made |= {"D20": a_change(cast, upto="assessed")}
    made |= {"key user": a_key_user(cast, motivation="想接手系统管理", pressure="月底结账时间紧")}
    made |= {"D24": held(cast), "D25": make_memo(cast)}
    made |= {"D21": a_letter(cast)}
    made |= {"D22": make_implementation_solution(cast, upto="agreed")}
    made |= {"D23": make_implementation_plan(cast, upto="communicated", contract=False)}
    made |= {"verification": a_verification(cast, "pass", "fail"), "D27": concluded(cast)}
    made |= {"site round": a_site_round(cast)}
    made |= {
        "site talk": a_talk(made["site round"], cast),
        "site form": a_site_form(cast),
        "site report": a_site_report(cast),
    }
    trial = running(cast)
    made |= {"D28": trial, "feedback": said(cast), "trial report": a_trial_report(cast, trial)}
    made |= {"D33": ready(cast)}
    made |= {"reference": a_released_reference(cast)}
    a_shown_reference(cast, made["reference"])
    put_in_state(cast.project, "acceptance")
    made |= {"delay": make_delay(cast)}
    made |= {"D29": make_training_plan(cast, upto="held")}
    made |= {"D32": a_summary(cast, made["D29"]), "material": a_material(cast)}
    made |= {"D31": an_exam(cast, "single", "short")}
    made |= {"question": made["D31"].items.first().question, "result": marked(cast, made["D31"])}
    made |= {"D37": a_handover(cast, upto="introduced"), "ticket": a_ticket(cast), "improvement": an_improvement(cast)}
    made |= {"D41": a_service_visit(made["ticket"], cast), "D40": a_survey_answered(cast)}
    made |= {"D39": a_list(cast)}
    made |= {"D34": make_ready(cast, state="")}
    made |= {"closure": a_closure(cast, upto="approved"), "D38": an_edition(cast)}
    return made | {"D30": a_training(cast), "D35": passed(cast), "D36": make_milestone(cast), "promise": promise}
