"""Pages of delivery that are more than a record."""

from django.urls import path

from delivery.views import report_rhythm

urlpatterns = [
    path("projects/<str:number>/delivery/reports/rhythm/", report_rhythm.edit, name="report_rhythm"),
]
