"""The pages of all payments and all tickets, and the sign-in to a training by phone, exams; the records of after-sales have the shared pages."""

from django.urls import path

from aftersales.views import (
    exam_room,
    exams,
    payments,
    question_bank,
    receivables,
    references,
    self_ratings,
    statements,
    tickets,
    training_doors,
)

urlpatterns = [
    path("payments/", payments.index, name="payments"),
    path("payments/receivables/", receivables.index, name="receivables"),
    path("payments/statements/", statements.index, name="statements"),
    path("payments/statements/new/", statements.upload, name="statement_new"),
    path("payments/statements/<int:pk>/", statements.preview, name="statement"),
    path("payments/statements/<int:pk>/reading/", statements.reading, name="statement_reading"),
    path("payments/statements/<int:pk>/rows/<int:n>/", statements.row, name="statement_row"),
    path("payments/statements/<int:pk>/confirm/", statements.confirm, name="statement_confirm"),
    path("payments/statements/<int:pk>/drop/", statements.drop, name="statement_drop"),
    path("payments/statements/<int:pk>/file/", statements.file, name="statement_file"),
    path(
        "projects/<str:number>/aftersales/training-sessions/<int:n>/screen/",
        training_doors.screen,
        name="training_screen",
    ),
    path(
        "projects/<str:number>/aftersales/training-sessions/<int:n>/rating-links/",
        self_ratings.codes,
        name="training_rating_codes",
    ),
    path("t/<str:token>/", training_doors.door, name="training_door"),
    path("projects/<str:number>/aftersales/exam-questions/bring/", question_bank.bring, name="question_bring"),
    path("projects/<str:number>/aftersales/exams/<int:n>/codes/", exams.codes, name="exam_codes"),
    path("projects/<str:number>/aftersales/exams/<int:n>/answers/", exams.key, name="exam_key"),
    path("projects/<str:number>/aftersales/exams/<int:n>/summary/", exams.summary, name="exam_summary"),
    path("projects/<str:number>/aftersales/exam-results/<int:n>/slip/", exams.slip, name="exam_slip"),
    path(
        "projects/<str:number>/aftersales/exam-results/<int:n>/certificate/",
        exams.certificate,
        name="exam_certificate",
    ),
    path("projects/<str:number>/aftersales/exam-sendings/<int:pk>/end/", exams.end, name="exam_sending_end"),
    path("e/<str:token>/", exam_room.room, name="exam_room"),
    path("e/<str:token>/result/", exam_room.slip, name="exam_room_slip"),
    path("e/<str:token>/certificate/", exam_room.certificate, name="exam_room_certificate"),
    path("references/", references.index, name="references"),
    path("references/<int:pk>/", references.case, name="reference_case"),
    path("references/<int:pk>/case.pdf", references.pdf, name="reference_pdf"),
    path("service/", tickets.index, name="service"),
    path("projects/<str:number>/aftersales/tickets/links/new/", tickets.link, name="service_link"),
    path("projects/<str:number>/aftersales/tickets/links/<int:pk>/end/", tickets.end, name="service_link_end"),
]
