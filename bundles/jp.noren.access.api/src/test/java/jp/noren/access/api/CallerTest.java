package jp.noren.access.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void aResellerLooksAfterHisOwnStorefrontsAndAClientAfterOne() {
        Caller reseller = new Caller(Caller.Kind.RESELLER, "res_1", null, "MIZU", Set.of(Role.RESELLER), null);
        assertThat(reseller.looksAfter("KURA", "MIZU")).isTrue();
        assertThat(reseller.looksAfter("SORA", "KUMO")).isFalse();
        Caller client = new Caller(
                Caller.Kind.CLIENT, "cli_1", "KURA", null, Set.of(Role.CLIENT), null, Set.of("billing:read"));
        assertThat(client.looksAfter("KURA", "MIZU")).isTrue();
        assertThat(client.looksAfter("MINAMO", "MIZU"))
                .as("another storefront of the same reseller")
                .isFalse();
    }

    @Test
    void nobodyElseLooksAfterAStorefront() {
        Caller member = new Caller(Caller.Kind.MEMBER, "mem_1", "KURA", null, Set.of(Role.MEMBER), "ses_1");
        Caller nameless = new Caller(Caller.Kind.RESELLER, "res_1", null, null, Set.of(Role.RESELLER), null);
        assertThat(member.looksAfter("KURA", "MIZU")).isFalse();
        assertThat(nameless.looksAfter("KURA", null)).isFalse();
        assertThat(Caller.ANONYMOUS.looksAfter(null, null)).isFalse();
    }
}
