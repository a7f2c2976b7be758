package dev.openbell.operator.conditions;

/**
 * Every reason that Openbell writes, with what it means. {@code docs/reference/conditions.md} lists
 * them; a test holds the two together.
 */
public enum ConditionReason {
    AllReady("Everything that was asked for is there and rolled out."),
    Progressing("Children are still being rolled out."),
    ComponentsStarting("An active component has fewer available pods than its floor."),
    RolloutFailed("A Deployment passed its progress deadline."),
    StoreStarting("An embedded store is not ready yet."),
    ApplyFailed("The API server refused a child or could not be reached; tried again."),
    InvalidSpec("The spec holds a value that cannot be used; the message names the field."),
    UnsupportedValue("The spec holds a value that this version does not know."),
    ImageNotAllowed("A component's image is outside the allowed registries."),
    NameTaken("A child's name belongs to an object that is not ours; it is never overwritten."),
    ApiMissing("The cluster does not serve an API that the spec asks for."),
    Accepted("References were found and are usable."),
    RefNotFound("A referenced object does not exist; running parts stay as they are."),
    RefNotReady(
            "A referenced object exists but cannot be used yet; running parts stay as they are."),
    IncomingNotReady(
            "The incoming side of a flip is not Ready; the outgoing side stays until it is."),
    SessionFreeze("A rollout waits for the gap between sessions."),
    MinimumNotice("An edit of the schedule waits until the notice is over."),
    NotStarted("A task at a bell was not started at its last time."),
    EmbeddedReady("Embedded stores are ready. One pod each, for development."),
    EmbeddedNotReady("An embedded store is not ready."),
    NotProbed("External stores are not probed by the operator, which reads no Secret."),
    NotImplemented("Fields are set that have no effect in this version; the message lists them."),
    RegularSession("An ordinary session."),
    EarlyClose("A day that ends early."),
    LateOpen("A day that begins late."),
    ExtraSession("A session on a day that has none by rule."),
    LunchBreak("The break inside a market day."),
    OutOfHours("A trading day, outside its session."),
    Weekend("A day of the week without sessions."),
    Holiday("A holiday by rule."),
    AdHocClosure("A closure by decision of the exchange or of the platform."),
    Window("Inside a weekly window."),
    OutsideWindows("Outside every weekly window."),
    Override("An override decides."),
    BeyondHorizon("The calendar has no data for this instant; Openbell does not guess."),
    Current("The calendars' data reach far enough."),
    HorizonNear("A calendar's data end within 60 days."),
    HorizonPassed("A calendar's data have ended."),
    NoCalendar("The schedule uses no market calendar."),
    Expired("The override is over."),
    InForce("The override decides now."),
    Pending("The override has not begun."),
    Superseded("A newer override decides.");

    private final String meaning;

    ConditionReason(String meaning) {
        this.meaning = meaning;
    }

    /** One sentence for people. */
    public String meaning() {
        return meaning;
    }
}
