"""The page of all payments; the records of after-sales have the shared pages."""

from django.urls import path

from aftersales.views import payments

urlpatterns = [path("payments/", payments.index, name="payments")]
