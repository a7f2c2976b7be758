package dev.openbell.operator.cluster.desired;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NamesTest {

    private static final String DNS_LABEL = "[a-z]([-a-z0-9]*[a-z0-9])?";

    @Property(tries = 2000)
    void noTwoPartsOfAnyTwoClustersShareAName(
            @ForAll @From("cluster") String cluster,
            @ForAll @From("part") String part,
            @ForAll @From("cluster") String otherCluster,
            @ForAll @From("part") String otherPart) {
        var same = cluster.equals(otherCluster) && part.equals(otherPart);
        for (int longest : new int[] {Names.LABEL, Names.CRON_JOB}) {
            assertThat(
                            Names.child(cluster, part, longest)
                                    .equals(Names.child(otherCluster, otherPart, longest)))
                    .isEqualTo(same);
        }
    }

    @Property(tries = 2000)
    void noTwoClustersShareALabel(
            @ForAll @From("cluster") String cluster, @ForAll @From("cluster") String other) {
        assertThat(Names.only(cluster).equals(Names.only(other))).isEqualTo(cluster.equals(other));
    }

    @Property
    void everyNameIsADnsLabelOfTheAllowedLength(
            @ForAll @From("cluster") String cluster, @ForAll @From("part") String part) {
        assertThat(Names.child(cluster, part, Names.LABEL)).matches(DNS_LABEL).hasSizeLessThan(64);
        assertThat(Names.child(cluster, part, Names.CRON_JOB))
                .matches(DNS_LABEL)
                .hasSizeLessThan(53);
        assertThat(Names.only(cluster)).matches(DNS_LABEL).hasSizeLessThan(64);
    }

    @Test
    void dashesOfTheClusterAreDoubledSoThatTheOneBetweenIsKnown() {
        assertThat(Names.child("desk", "api", Names.LABEL)).isEqualTo("desk-api");
        assertThat(Names.child("a-b", "c", Names.LABEL)).isEqualTo("a--b-c");
        assertThat(Names.child("a", "b-c", Names.LABEL)).isEqualTo("a-b-c");
    }

    @Test
    void aNameThatFitsIsNotCut() {
        var part = "p".repeat(40);
        assertThat(Names.child("c".repeat(22), part, Names.LABEL)).hasSize(63).doesNotContain("--");
        assertThat(Names.child("c".repeat(23), part, Names.LABEL)).hasSize(63).contains("---");
    }

    @Test
    void cutNamesThatBeginAlikeStayApart() {
        var cluster = "c".repeat(52);
        assertThat(Names.child(cluster, "part-1", Names.CRON_JOB))
                .isNotEqualTo(Names.child(cluster, "part-2", Names.CRON_JOB));
    }

    @Provide
    Arbitrary<String> cluster() {
        return labels(52);
    }

    @Provide
    Arbitrary<String> part() {
        return labels(40);
    }

    /** Short ones over few characters, so that they meet where they can; and long ones. */
    private static Arbitrary<String> labels(int longest) {
        var few = Arbitraries.strings().withChars('a', 'b', '-').ofMinLength(1).ofMaxLength(6);
        var many = Arbitraries.strings().withChars("ab-").ofMinLength(20).ofMaxLength(longest);
        return Arbitraries.oneOf(few, many).map(NamesTest::label);
    }

    private static String label(String text) {
        var label = "a" + text.substring(1);
        return label.endsWith("-") ? label.substring(0, label.length() - 1) + "b" : label;
    }
}
