package jp.noren.member.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Properties;
import jp.noren.access.api.Caller;
import jp.noren.member.internal.domain.Address;
import jp.noren.member.internal.house.House;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationDataTest {
    private static ChangeProfile.Changes phone(String phone) {
        return new ChangeProfile.Changes(null, null, phone, null, null, null);
    }

    private static Caller midori(House house) {
        RegisterMember.Command command = new RegisterMember.Command("SORA", House.yuzu(), null, null, null);
        return House.caller(house.register.handle(command));
    }

    @EachDatabase
    @DisplayName(
            "R007, R017: no window: on every day of a year, the 25th and the 16th to the 31st too, a change is accepted")
    void isOpenOnEveryDay(TestDatabase database) {
        House house = new House(database);
        Caller midori = midori(house);
        int version = 1;
        for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
            house.clock.set(day + "T23:59:59.999+09:00");
            String phone = "090-%04d-0101".formatted(version);
            house.profiles.handle(midori, String.valueOf(version), phone(phone));
            assertThat(house.directory.contact(midori.id()).phone())
                    .as(day.toString())
                    .isEqualTo(phone);
            version++;
        }
        assertThat(version).isEqualTo(366);
    }

    @EachDatabase
    @DisplayName(
            "R013: the old value is kept in the trail beside the new one, and the next mail and shipment use the new one")
    void keepsTheOldValue(TestDatabase database) {
        House house = new House(database);
        Caller midori = midori(house);
        Address moved = new Address("5300001", "大阪府", "架空市", "本町4-5-6", null);
        house.profiles.handle(midori, "1", new ChangeProfile.Changes(null, null, "080-0000-0402", null, moved, null));
        Map<String, ?> details = house.details.get(house.details.size() - 1);
        assertThat(details.get("before").toString()).contains("090-0000-0401");
        assertThat(details.get("after").toString()).contains("080-0000-0402", "本町4-5-6");
        assertThat(house.directory.contact(midori.id()).address()).isEqualTo("大阪府架空市本町4-5-6");
        assertThat(house.directory.contact(midori.id()).postcode()).isEqualTo("530-0001");
    }

    @EachDatabase
    @DisplayName("R016: the old address is kept in the trail, and mails go to the new one from then on")
    void keepsTheOldAddress(TestDatabase database) {
        House house = new House(database);
        Caller midori = midori(house);
        house.profiles.handle(midori, "1", new ChangeProfile.Changes("new@mail.example", null, null, null, null, null));
        house.verifyEmail.handle(house.lastTicket());
        Map<String, ?> details = house.details.get(house.details.size() - 1);
        assertThat(details.get("old_email")).isEqualTo("yuzu@mail.example");
        house.mails.clear();
        house.profiles.handle(midori, "2", phone("080-0000-0402"));
        assertThat(house.templates()).containsExactly("member.mail-profile-changed to new@mail.example");
    }

    @ParameterizedTest
    @CsvSource({"'',Contractor information", "_ja,ご契約者情報変更", "_vi,Thông tin người ký hợp đồng"})
    @DisplayName(
            "R014, R015, R097: the menu's Japanese labels are those of the shop's pages; reminder and login help have words in each language")
    void hasItsWords(String language, String menu) throws Exception {
        Properties texts = new Properties();
        try (InputStreamReader in = new InputStreamReader(
                getClass().getResourceAsStream("/i18n/member" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        assertThat(texts.getProperty("member.menu-contractor")).isEqualTo(menu);
        assertThat(texts).containsKeys("member.reminder", "member.login-help-inquiry", "member.login-help-title");
        if (language.equals("_ja")) {
            assertThat(texts.getProperty("member.menu-registration")).isEqualTo("ご契約者様情報変更");
            assertThat(texts.getProperty("member.login-help-at-registration")).contains("会員登録完了時の自動送信メール");
            assertThat(texts.getProperty("member.login-help-at-first-order")).contains("初回お申込み完了時の自動送信メール");
        }
    }
}
