package jp.noren.sandbox.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import jp.noren.kernel.Slice;
import jp.noren.notification.api.MailTransport.Message;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final Mailbox mailbox =
            new Mailbox(Clock.fixed(Instant.parse("2026-11-10T01:00:00Z"), ZoneOffset.UTC), new SandboxMode("sandbox"));

    private void deliver(String id, String to) {
        mailbox.deliver(new Message(id, "shop@kura.example", to, "件名 " + id, "本文", "ja"));
    }

    private List<String> ids(Slice slice) {
        return mailbox.list(null, slice).stream().map(Mailbox.Mail::id).toList();
    }

    @Test
    void keepsMailsNewestFirstAndTellsReceiversApart() {
        deliver("m1", "a@mail.example");
        deliver("m2", "b@mail.example");
        deliver("m3", "A@MAIL.example");
        assertThat(mailbox.list(null)).extracting(Mailbox.Mail::id).containsExactly("m3", "m2", "m1");
        assertThat(ids(new Slice(2, null, null))).containsExactly("m3", "m2", "m1");
        assertThat(ids(new Slice(1, "m3", null))).containsExactly("m2", "m1");
        assertThat(ids(new Slice(1, "m2", null))).containsExactly("m1");
        assertThat(ids(new Slice(1, "m1", null))).isEmpty();
        assertThat(ids(new Slice(1, "m9", null))).isEmpty();
        assertThat(ids(new Slice(1, null, "m1"))).containsExactly("m3", "m2");
        assertThat(ids(new Slice(5, null, "m2"))).containsExactly("m3");
        assertThat(ids(new Slice(5, null, "m9"))).isEmpty();
        assertThat(mailbox.list("a@mail.example")).extracting(Mailbox.Mail::id).containsExactly("m3", "m1");
        assertThat(mailbox.find("m2")).get().extracting(Mailbox.Mail::subject).isEqualTo("件名 m2");
        assertThat(mailbox.find("m9")).isEmpty();
    }

    @Test
    void theSameMailDeliveredAgainIsOne() {
        deliver("m1", "a@mail.example");
        deliver("m1", "a@mail.example");
        assertThat(mailbox.list(null)).hasSize(1);
    }

    @Test
    void itDoesNotGrowForEver() {
        for (int i = 0; i < Mailbox.CAPACITY + 10; i++) {
            deliver("m" + i, "a@mail.example");
        }
        assertThat(mailbox.list(null)).hasSize(Mailbox.CAPACITY);
        assertThat(mailbox.find("m0")).isEmpty();
    }
}
