package jp.noren.billing.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.billing.internal.app.DispatchBook.Task;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillChannel;
import jp.noren.billing.internal.domain.BillState;
import jp.noren.billing.internal.domain.TaskKind;
import jp.noren.billing.internal.house.House;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.notification.api.Mails;
import jp.noren.persistence.OutboxConsumer.Event;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("R137: bills go by mail; the desk may mark another way, and a mail that comes back is its task")
class DispatchTest {
    private static final Caller DESK = House.operator(Role.BILLING);
    private static final String ASAHI = "TANA-C1";

    private House house;

    private void november(TestDatabase database) {
        house = new House(database);
        house.claim(ASAHI, "o1", "2026-11-05T15:20:00+09:00", 124_000);
    }

    private Bill issued() {
        house.jobsAt("2026-12-03T06:00:00+09:00");
        return house.onlyBillOf(ASAHI);
    }

    private List<Task> open() {
        return house.tasks.open(DESK, null);
    }

    private void comesBack(String template) throws Exception {
        String payload = "{\"mail\":\"mail_1\",\"template\":\"" + template + "\",\"code\":\"smtp-550\"}";
        house.bounces.consume(new Event("evt_1", Mails.BOUNCED, "TANA:" + ASAHI, payload, 1));
    }

    private static String refused(Runnable act) {
        return catchThrowableOfType(RefusedException.class, act::run).code();
    }

    @EachDatabase
    @DisplayName("R137: by mail as a rule, and no task")
    void byMail(TestDatabase database) {
        november(database);
        assertThat(house.channels.find(DESK, ASAHI).channel()).isEqualTo(BillChannel.EMAIL);
        issued();
        assertThat(house.mailsTo(ASAHI)).containsExactly("billing.mail-bill");
        assertThat(open()).isEmpty();
    }

    @EachDatabase
    @DisplayName("R137: marked for paper, the bill is a task of the desk and no mail; marked back, it is mailed again")
    void onPaper(TestDatabase database) {
        november(database);
        house.channels.handle(DESK, ASAHI, BillChannel.POST, "紙の請求書を希望");
        Bill bill = issued();
        assertThat(bill.state()).isEqualTo(BillState.ISSUED);
        assertThat(house.mailsTo(ASAHI)).isEmpty();
        assertThat(open()).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(TaskKind.POST);
            assertThat(task.number()).isEqualTo(bill.number());
        });
        assertThat(house.bills.page(new BillBook.Query(null, null, null, true), new Slice(10, null, null)))
                .as("what a person must look at")
                .extracting(Bill::id)
                .containsExactly(bill.id());
        house.tasks.handle(DESK, open().get(0).id(), "12月3日に投函");
        assertThat(open()).isEmpty();
        house.channels.handle(DESK, ASAHI, BillChannel.EMAIL, "メールに戻す");
        house.redo.mail(DESK, bill.id());
        assertThat(house.mailsTo(ASAHI)).containsExactly("billing.mail-bill");
        assertThat(house.acts).contains("billing.channel-chosen", "billing.task-done");
    }

    @EachDatabase
    @DisplayName(
            "R137: a bill's mail that comes back is one task however often it comes; done and bounced again it is raised again")
    void bounced(TestDatabase database) throws Exception {
        november(database);
        Bill bill = issued();
        comesBack("billing.mail-bill");
        comesBack("billing.mail-bill");
        assertThat(open()).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(TaskKind.BOUNCED);
            assertThat(task.bill()).isEqualTo(bill.id());
            assertThat(task.detail()).isEqualTo("smtp-550");
        });
        String id = open().get(0).id();
        house.tasks.handle(DESK, id, "電話で確認");
        assertThat(refused(() -> house.tasks.handle(DESK, id, "もう一度"))).isEqualTo("billing.task-done");
        comesBack("billing.mail-overdue");
        assertThat(open()).hasSize(1);
        assertThat(house.acts).contains("billing.mail-bounced");
    }

    @EachDatabase
    @DisplayName("R137: other mails that come back are no affair of billing; another reseller's tasks do not exist")
    void notOurs(TestDatabase database) throws Exception {
        november(database);
        issued();
        comesBack("checkout.mail-placed");
        assertThat(open()).isEmpty();
        comesBack("billing.mail-bill");
        Caller other = House.reseller("MIZU");
        assertThat(house.tasks.open(other, null)).isEmpty();
        assertThat(refused(() -> house.tasks.handle(other, open().get(0).id(), "x")))
                .isEqualTo("kernel.not-found");
        assertThat(refused(() -> house.channels.handle(other, ASAHI, BillChannel.POST, "x")))
                .isEqualTo("kernel.not-found");
    }
}
