package jp.noren.inquiry.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.noren.billing.api.DebitRequests;
import jp.noren.inquiry.internal.domain.Ticket;
import jp.noren.inquiry.internal.domain.TicketState;
import jp.noren.inquiry.internal.house.House;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

class InquiryTest {
    private static final Slice FIRST = new Slice(10, null, null);

    private static List<String> numbers(List<Ticket> tickets) {
        return tickets.stream().map(Ticket::number).toList();
    }

    @EachDatabase
    @DisplayName(
            "R172, R173: the form makes a ticket with its instant of receipt, and a mail of receipt; a repeated key makes none")
    void files(TestDatabase database) {
        House house = new House(database);
        Ticket ticket = house.send("TANA-C1", "k1", "PRODUCT_CANCEL", "T-2026-0001", "いんかん便を解約したいです。");
        Ticket again = house.send("TANA-C1", "k1", "PRODUCT_CANCEL", "T-2026-0001", "いんかん便を解約したいです。");
        assertThat(again).isEqualTo(ticket);
        assertThat(ticket.state()).isEqualTo(TicketState.NEW);
        assertThat(ticket.receivedAt()).isEqualTo(Instant.parse("2026-11-08T09:30:00Z"));
        assertThat(house.read.find(House.member("TANA-C1"), ticket.id())).isEqualTo(ticket);
        assertThat(house.mails).singleElement().satisfies(mail -> {
            assertThat(mail.template()).isEqualTo("inquiry.mail-receipt");
            assertThat(house.texts.text("ja", "inquiry.mail-receipt.body", mail.args()))
                    .contains(ticket.number(), "購入済み製品の解約について", "いんかん便を解約したいです。");
        });
        assertThat(house.acts).containsExactly("inquiry.filed new");
    }

    @EachDatabase
    @DisplayName(
            "R154, R172: an empty text, a category of another shop, and a purchase without its order number are refused")
    void refuses(TestDatabase database) {
        House house = new House(database);
        String[][] wrong = {
            {"OTHER", null, "  ", "/text"},
            {"OTHER", null, null, "/text"},
            {"OTHER", null, "x".repeat(4_001), "/text"},
            {"CONTRACT_CANCEL", null, "解約", "/category"},
            {null, null, "解約", "/category"},
            {"PRODUCT_CANCEL", " ", "解約", "/order_number"},
            {"OTHER", "9".repeat(61), "解約", "/order_number"}
        };
        for (String[] one : wrong) {
            assertThatThrownBy(() -> house.send("TANA-C1", "k", one[0], one[1], one[2]))
                    .isInstanceOfSatisfying(RefusedException.class, no -> assertThat(no.fields())
                            .singleElement()
                            .satisfies(field -> assertThat(field.pointer()).isEqualTo(one[3])));
        }
        assertThat(house.count("inquiry.tickets")).isZero();
        assertThat(house.mails).isEmpty();
    }

    @EachDatabase
    @DisplayName(
            "R139, R140: a wish for direct debit goes to billing with the day of receipt in Japan, once; other categories do not")
    void asksForDirectDebit(TestDatabase database) throws Exception {
        House house = new House(database);
        house.clock.set("2026-11-01T15:30:00Z");
        Ticket ticket = house.send("TANA-C1", "k1", "DIRECT_DEBIT", null, "口座引き落としを希望します。");
        house.send("TANA-C1", "k1", "DIRECT_DEBIT", null, "口座引き落としを希望します。");
        house.send("TANA-C1", "k2", "OTHER", null, "質問です。");
        List<String> told = new ArrayList<>();
        database.deliver(DebitRequests.REQUESTED, event -> told.add(event.aggregate() + " " + event.payload()));
        assertThat(told).containsExactly("TANA:TANA-C1 {\"ticket\":\"" + ticket.id() + "\",\"on\":\"2026-11-02\"}");
    }

    @EachDatabase
    @DisplayName("R172: a request to end a Light plan is stored like any other")
    void endsALightPlan(TestDatabase database) {
        House house = new House(database);
        Ticket ticket = house.send("MINAMO-I1", "k1", "CONTRACT_CANCEL", null, "Tôi muốn hủy gói Light.");
        assertThat(house.read.page(House.desk(), new ReadInquiries.Filter(null, "CONTRACT_CANCEL", null), FIRST))
                .containsExactly(ticket);
        assertThat(house.categories.name("CONTRACT_CANCEL", "ja")).isEqualTo("契約・解約方法について");
        assertThat(house.categories.name("SOMETHING_NEW", "ja")).isEqualTo("SOMETHING_NEW");
    }

    @EachDatabase
    @DisplayName("R173: new, answered, closed; never back, and of two who answer one finds it done")
    void moves(TestDatabase database) {
        House house = new House(database);
        Ticket ticket = house.send("TANA-C1", "k1", "OTHER", null, "質問です。");
        house.move.handle(House.desk(), ticket.id(), TicketState.ANSWERED);
        for (TicketState state : new TicketState[] {TicketState.ANSWERED, TicketState.NEW}) {
            assertThatThrownBy(() -> house.move.handle(House.desk(), ticket.id(), state))
                    .isInstanceOfSatisfying(
                            RefusedException.class, no -> assertThat(no.code()).isEqualTo("inquiry.step"));
        }
        assertThat(house.move
                        .handle(House.desk(), ticket.id(), TicketState.CLOSED)
                        .state())
                .isEqualTo(TicketState.CLOSED);
        assertThat(house.acts).containsExactly("inquiry.filed new", "inquiry.moved answered", "inquiry.moved closed");
    }

    @EachDatabase
    @DisplayName("R173: a member sees his own, the desk all by state, a reseller those of his shops; page by page")
    void lists(TestDatabase database) {
        House house = new House(database);
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            house.clock.move(java.time.Duration.ofMinutes(1));
            sent.add(0, house.send("TANA-C1", "k" + i, "OTHER", null, "質問 " + i).number());
        }
        Ticket foreign = house.send("MINAMO-I1", "k", "OTHER", null, "câu hỏi");
        ReadInquiries.Filter all = new ReadInquiries.Filter(null, null, null);
        ReadInquiries.Filter minamo = new ReadInquiries.Filter("MINAMO", null, null);
        assertThat(numbers(house.read.page(House.member("TANA-C1"), minamo, FIRST)))
                .isEqualTo(sent);
        assertThat(numbers(house.read.page(House.reseller("KUMO"), all, FIRST))).isEqualTo(sent);
        assertThat(house.read.page(House.reseller("KUMO"), minamo, FIRST)).isEmpty();
        assertThat(house.read.page(House.desk(), minamo, FIRST)).containsExactly(foreign);
        List<Ticket> page = house.read.page(House.member("TANA-C1"), all, new Slice(1, null, null));
        assertThat(numbers(page)).isEqualTo(sent.subList(0, 2));
        String anchor = page.get(1).id();
        assertThat(numbers(house.read.page(House.member("TANA-C1"), all, new Slice(2, anchor, null))))
                .isEqualTo(sent.subList(2, 5));
        assertThat(numbers(house.read.page(House.member("TANA-C1"), all, new Slice(2, null, anchor))))
                .isEqualTo(sent.subList(0, 1));
        assertThatThrownBy(() -> house.read.find(House.member("TANA-C1"), foreign.id()))
                .isInstanceOf(RefusedException.class);
        assertThat(house.read.page(House.desk(), new ReadInquiries.Filter(null, null, TicketState.CLOSED), FIRST))
                .isEmpty();
    }
}
