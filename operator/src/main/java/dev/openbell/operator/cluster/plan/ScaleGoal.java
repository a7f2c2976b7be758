package dev.openbell.operator.cluster.plan;

import java.util.OptionalInt;

/** What a component's {@code spec.replicas} should be now. */
public sealed interface ScaleGoal {

    /** No pods. An HPA stands still at zero. */
    record Off() implements ScaleGoal {}

    /** Exactly this many; nobody else decides. */
    record Exactly(int pods) implements ScaleGoal {}

    /** Between two bounds; an HPA decides, the operator only lifts a component that is below. */
    record Auto(int min, int max) implements ScaleGoal {}

    /** Whatever it is: what should decide cannot be read, so running parts stay. */
    record Keep() implements ScaleGoal {}

    /** Of a component that is active. */
    static ScaleGoal of(Sizing sizing) {
        return switch (sizing) {
            case Sizing.FixedSize(int pods) -> new Exactly(pods);
            case Sizing.Range range when range.automatic() -> new Auto(range.min(), range.max());
            case Sizing.Range range -> new Exactly(range.min());
        };
    }

    /** The number to write over the present one; empty when nothing is to be written. */
    default OptionalInt write(int present) {
        return switch (this) {
            case Off() -> present == 0 ? OptionalInt.empty() : OptionalInt.of(0);
            case Exactly(int pods) -> present == pods ? OptionalInt.empty() : OptionalInt.of(pods);
            case Auto(int min, int max) ->
                    present < min ? OptionalInt.of(min) : OptionalInt.empty();
            case Keep() -> OptionalInt.empty();
        };
    }

    /** The number that a Deployment is created with. */
    default int first() {
        return switch (this) {
            case Off() -> 0;
            case Exactly(int pods) -> pods;
            case Auto(int min, int max) -> min;
            case Keep() -> 0;
        };
    }
}
