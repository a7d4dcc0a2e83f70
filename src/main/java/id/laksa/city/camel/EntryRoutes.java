package id.laksa.city.camel;

import org.apache.camel.builder.RouteBuilder;

/** The entries to the engine, as the city's own routes call them. */
public final class EntryRoutes extends RouteBuilder {
  private final SubmitEntry submit;
  private final FollowUpEntry followUp;

  /** Leads to these. */
  public EntryRoutes(SubmitEntry submit, FollowUpEntry followUp) {
    this.submit = submit;
    this.followUp = followUp;
  }

  @Override
  public void configure() {
    from("direct:laksa-submit").routeId("laksa-submit").process(submit);
    from("direct:laksa-follow-up").routeId("laksa-follow-up").process(followUp);
  }
}
