package jp.noren.member.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.noren.kernel.RefusedException.FieldError;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedFieldsTest {

    @ParameterizedTest
    @CsvSource({
        "ｷｼﾓﾄ ﾕｽﾞ, ｷｼﾓﾄ ﾕｽﾞ",
        "キシモト ユズ, ｷｼﾓﾄ ﾕｽﾞ",
        "きしもと　ゆず, ｷｼﾓﾄ ﾕｽﾞ",
        "ﾄﾞ- ｱｲﾝ, ﾄﾞ- ｱｲﾝ",
        "ドー アイン, ﾄﾞ- ｱｲﾝ",
        "カ）アサヒブツリュウ, ｶ)ｱｻﾋﾌﾞﾂﾘﾕｳ",
        "パーティー, ﾊﾟ-ﾃｲ-",
        "ｙｕｚｕ 12, YUZU 12",
        "ヴァン, ｳﾞｱﾝ"
    })
    @DisplayName("A payer's name is written as the banks exchange it: half-width kana without small letters")
    void writesTransferNames(String typed, String name) {
        assertThat(TransferName.parse(typed)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"岸本", "Đỗ Anh", "ゆず!", "", "ヰ"})
    void refusesTransferNamesWithoutSuchAForm(String typed) {
        assertThat(TransferName.parse(typed)).isEmpty();
    }

    @Test
    void refusesTransferNamesThatAreTooLong() {
        assertThat(TransferName.parse("ア".repeat(48))).isPresent();
        assertThat(TransferName.parse("ア".repeat(49))).isEmpty();
        assertThat(TransferName.parse("ガ".repeat(25))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "090-0000-0401, 090-0000-0401",
        "09000000401, 09000000401",
        "０９０−００００−０４０１, 090-0000-0401",
        "03-0000-0001, 03-0000-0001",
        "+84 24 3825 0000, +84 24 3825 0000",
        "+81-90-0000-0401, +81-90-0000-0401"
    })
    @DisplayName("R016: telephone numbers of Japan and of other countries")
    void readsPhoneNumbers(String typed, String number) {
        assertThat(PhoneNumber.parse(typed)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"90-0000-0401", "090-0000-040", "090-0000-04011", "090--0000-0401", "phone", "+84", "0900000040a"
            })
    @DisplayName("R016: an invalid telephone number is refused")
    void refusesOtherPhoneNumbers(String typed) {
        assertThat(PhoneNumber.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1500001, 150-0001", "150-0001, 150-0001", "１５０ー０００１, 150-0001"})
    void readsPostcodes(String typed, String code) {
        assertThat(Postcode.parse(typed)).contains(code);
        assertThat(Postcode.parse(typed + "1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "yuzu@mail.example, true",
        "a.b+c@x.co.jp, true",
        "yuzu, false",
        "@mail.example, false",
        "yuzu@mail, false",
        "yuzu@@mail.example, false",
        "yu zu@mail.example, false",
        "ゆず@mail.example, false"
    })
    @DisplayName("R016: an invalid address is refused")
    void readsAddresses(String typed, boolean valid) {
        assertThat(EmailAddress.parse(typed).isPresent()).isEqualTo(valid);
    }

    @Test
    @DisplayName("R016: each wrong field is named")
    void namesEachWrongField() {
        ProfileForm form = new ProfileForm();
        form.read(new Profile(
                "PERSON", " ", "yuzu", "fr", "12", "岸本", new Address("1", "x".repeat(51), null, "a\nb", null)));
        form.loginId("yuzu@mail.example");
        List<FieldError> faults = form.faults();
        assertThat(faults)
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly(
                        "/kind member.field-not-one-of",
                        "/name member.field-missing",
                        "/email member.email-invalid",
                        "/language member.field-not-one-of",
                        "/phone member.phone-invalid",
                        "/transfer_name member.transfer-name-invalid",
                        "/address/postcode member.postcode-invalid",
                        "/address/region member.field-too-long",
                        "/address/street member.field-has-control-character",
                        "/login_id member.login-id-invalid");
    }

    @Test
    @DisplayName("R099: whatever is not SELF is FORM")
    void changesByFormUnlessSelf() {
        assertThat(ProfileChangeRule.judge("SELF").isAllowed()).isTrue();
        assertThat(ProfileChangeRule.judge("FORM").isAllowed()).isFalse();
        assertThat(ProfileChangeRule.judge("self").isAllowed()).isFalse();
    }
}
