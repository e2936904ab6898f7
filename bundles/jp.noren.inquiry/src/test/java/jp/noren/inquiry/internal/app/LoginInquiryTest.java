package jp.noren.inquiry.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.inquiry.internal.domain.LoginForm;
import jp.noren.inquiry.internal.domain.Ticket;
import jp.noren.inquiry.internal.house.House;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.Slice;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

class LoginInquiryTest {
    private static final LoginForm FORM =
            new LoginForm("株式会社あさひ物流", "keiri@asahi-b.example", "03-0000-0301", "東京都架空区青葉1-2-3", "メールが見つかりません。");

    @EachDatabase
    @DisplayName(
            "R096: who cannot log in files his registered data under the category LOGIN, without a login; the desk reads it, nothing is mailed")
    void opensATicketWithoutALogin(TestDatabase database) {
        House house = new House(database);
        Ticket ticket = house.fileLogin.handle(Caller.ANONYMOUS, "key-1", "TANA", FORM);
        Ticket again = house.fileLogin.handle(Caller.ANONYMOUS, "key-1", "TANA", FORM);
        assertThat(again.id()).isEqualTo(ticket.id());
        assertThat(house.count("inquiry.tickets")).isEqualTo(1);
        List<Ticket> seen = house.read.page(
                House.desk(), new ReadInquiries.Filter("TANA", "LOGIN", null), new Slice(20, null, null));
        assertThat(seen).singleElement().satisfies(one -> {
            assertThat(one.category()).isEqualTo("LOGIN");
            assertThat(one.text()).contains("株式会社あさひ物流", "keiri@asahi-b.example", "03-0000-0301", "青葉1-2-3");
        });
        assertThat(house.mails).isEmpty();
        assertThat(house.acts).containsExactly("inquiry.filed new");
    }

    @EachDatabase
    @DisplayName("R096: the name and an address or a phone are needed; members see nothing of it")
    void needsEnoughToKnowHim(TestDatabase database) {
        House house = new House(database);
        LoginForm little = new LoginForm(" ", null, "", "x".repeat(255), null);
        RefusedException no = catchThrowableOfType(
                RefusedException.class, () -> house.fileLogin.handle(Caller.ANONYMOUS, "key-1", "TANA", little));
        assertThat(no.fields())
                .extracting(FieldError::code)
                .containsExactly("inquiry.field-missing", "inquiry.email-or-phone-missing", "inquiry.field-too-long");
        for (String shop : new String[] {"NOWHERE", null}) {
            RefusedException unknown = catchThrowableOfType(
                    RefusedException.class, () -> house.fileLogin.handle(Caller.ANONYMOUS, "key-2", shop, FORM));
            assertThat(unknown.fields()).containsExactly(FieldError.of("/storefront", "inquiry.category-unknown"));
        }
        house.fileLogin.handle(Caller.ANONYMOUS, "key-3", "TANA", FORM);
        assertThat(house.read.page(
                        House.member("TANA-C1"), new ReadInquiries.Filter(null, null, null), new Slice(20, null, null)))
                .isEmpty();
    }
}
