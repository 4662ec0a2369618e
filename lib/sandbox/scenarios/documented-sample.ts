const MONTH = {
  service_effective_date: "2021-09-07T00:00:00Z",
  next_invoice_date: "2021-10-07T00:00:00Z",
  status: "active",
};

/** The sample answer of Zoom's reference for GET plans (2021), member for member and in its order. */
export const DOCUMENTED_SAMPLE_PLANS = {
  plan_base: { type: "monthly", hosts: 100, ...MONTH },
  plan_zoom_rooms: { type: "zroom_monthly", hosts: 50, ...MONTH },
  plan_room_connector: { type: "roomconnector_monthly", hosts: 10, ...MONTH },
  plan_large_meeting: [{ type: "plan_large500_two_years", hosts: 10, ...MONTH }],
  plan_webinar: [{ type: "webinar500_monthly", hosts: 10, ...MONTH }],
  plan_zoom_events: [{ type: "zoomevents500_monthly", hosts: 20, ...MONTH }],
  plan_recording: "cmr_monthly_commitment_40",
  plan_recording_service_effective_date: MONTH.service_effective_date,
  plan_recording_next_invoice_date: MONTH.next_invoice_date,
  plan_recording_status: "status",
  plan_audio: {
    type: "tollfree_payongo",
    tollfree_countries: "US",
    premium_countries: "",
    callout_countries: "",
    ddi_numbers: 0,
    ...MONTH,
  },
  plan_phone: {
    plan_base: { type: "phone_payongo", callout_countries: "", ...MONTH },
    plan_calling: [{ type: "phone_calling_usca_monthly_unlimited", hosts: 5, ...MONTH }],
    plan_number: [{ type: "phone_number_usca_monthly", hosts: 5, ...MONTH }],
  },
};
