"""Pages of delivery that are more than a record."""

from django.urls import path

from delivery.views import bad_days, plans, report_rhythm, trial_links
from lifecycle.views.plan_items import plan_urls

urlpatterns = [
    *plan_urls("delivery", "plans"),
    path("projects/<str:number>/delivery/plans/<int:n>/baselines/", plans.baselines, name="plan_baselines"),
    path("projects/<str:number>/delivery/plans/<int:n>/items/<int:pk>/replan/", plans.replan, name="plan_item_replan"),
    path("projects/<str:number>/delivery/reports/bad-days/", bad_days.edit, name="bad_days"),
    path("projects/<str:number>/delivery/reports/bad-days/<int:pk>/remove/", bad_days.remove, name="bad_days_remove"),
    path("projects/<str:number>/delivery/reports/rhythm/", report_rhythm.edit, name="report_rhythm"),
    path("projects/<str:number>/delivery/trial/links/<int:pk>/end/", trial_links.end, name="trial_link_end"),
]
