package jp.noren.storefront.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.storefront.api.PolicyReach;
import jp.noren.storefront.internal.app.StorefrontFixture;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir
    Path folder;

    private static String policy(StorefrontFixture house, String key, String value, String from) {
        return (String) command(house, key, value, from).execute();
    }

    private static PolicyCommand command(StorefrontFixture house, String key, String value, String from) {
        PolicyCommand command = new PolicyCommand();
        command.browse = house.browse;
        command.setPolicy = house.setPolicy;
        command.preview = house.preview;
        command.withdraw = house.withdraw;
        command.storefront = "KURA";
        command.key = key;
        command.value = value;
        command.from = from;
        return command;
    }

    @EachDatabase
    void aDocumentIsImportedFromAFile(TestDatabase database) throws IOException {
        StorefrontFixture house = new StorefrontFixture(database);
        ImportCommand command = new ImportCommand();
        command.importStorefronts = house.importStorefronts;
        Path file = folder.resolve("storefronts.json");
        command.file = file.toString();
        Files.writeString(file, StorefrontFixture.document().replace("\"T9999900000003\"", "\"T9\""));
        assertThatIllegalArgumentException()
                .isThrownBy(command::execute)
                .withMessageContaining("/storefronts/2/registrationNumber: storefront.registration-invalid");
        Files.writeString(file, StorefrontFixture.document());
        assertThat((String) command.execute()).startsWith("Imported: 2 resellers, 4 storefronts, ");
    }

    @EachDatabase
    void storefrontsAreListedWithWhatIsOn(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        SwitchCommand command = new SwitchCommand();
        command.setSwitch = house.setSwitch;
        command.storefront = "KURA";
        command.name = "payment.sbps";
        command.state = "on";
        assertThat(command.execute()).isEqualTo("payment.sbps is on for KURA.");
        ListCommand list = new ListCommand();
        list.browse = house.browse;
        assertThat(((String) list.execute()).lines())
                .contains("KURA  くらしの蔵  owner MIZU  on: payment.sbps")
                .hasSize(4);
        command.state = "perhaps";
        assertThatIllegalArgumentException().isThrownBy(command::execute);
    }

    @EachDatabase
    void policiesAreShownAndDecided(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        assertThat(policy(house, null, null, null)).contains("transferDueDays = 7  from 2000-01-01");
        assertThat(policy(house, "transferDueDays", "10", "2026-12-01"))
                .isEqualTo("transferDueDays = 10 from 2026-12-01.");
        assertThat(policy(house, "termsVersion", "autumn", null))
                .isEqualTo("termsVersion = \"autumn\" from 2026-11-10.");
        assertThat(policy(house, null, null, "2026-12-01")).contains("transferDueDays = 10  from 2026-12-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(house, "transferDueDays", "12", "2026-11-01"))
                .withMessageContaining("storefront.policy-backdated");
        assertThatIllegalArgumentException().isThrownBy(() -> policy(house, "transferDueDays", null, null));
    }

    @EachDatabase
    void aPlannedPolicyIsTakenBack(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        policy(house, "transferDueDays", "10", "2026-12-01");
        PolicyCommand command = command(house, "transferDueDays", null, "2026-12-01");
        command.takesBack = true;
        assertThat(command.execute()).isEqualTo("transferDueDays = 10 from 2026-12-01 is taken back.");
        assertThat(policy(house, null, null, "2026-12-01")).contains("transferDueDays = 7  from 2000-01-01");
        command.from = null;
        assertThatIllegalArgumentException().isThrownBy(command::execute);
    }

    @EachDatabase
    void aPolicyIsLookedAtBeforeItIsDecided(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        house.preview.bindReach((storefront, key, from) -> List.of(new PolicyReach.Reached("rental.contracts", 3, 1)));
        PolicyCommand command = command(house, "transferDueDays", "10", "2026-12-01");
        command.onlyPreview = true;
        assertThat((String) command.execute())
                .isEqualTo("transferDueDays: 7 -> 10 from 2026-12-01\n"
                        + "rental.contracts: 3 under the new value, 1 keep the old one");
        assertThat(policy(house, null, null, "2026-12-01")).contains("transferDueDays = 7");
    }

    @EachDatabase
    void aResellerAndHisStorefrontAreAdded(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database);
        ResellerAddCommand reseller = new ResellerAddCommand();
        reseller.resellers = house.resellers;
        reseller.code = "HOSHI";
        reseller.name = "ほし";
        assertThat(reseller.execute()).isEqualTo("Reseller HOSHI added.");
        AddCommand add = new AddCommand();
        add.add = house.add;
        add.id = "STAR";
        add.type = "GOODS_SHOP";
        add.reseller = "HOSHI";
        add.name = "ほし市場";
        add.company = "株式会社ほし";
        assertThat(add.execute()).isEqualTo("Storefront STAR added.");
        assertThat(house.directory.get("STAR").languages()).containsExactly("ja", "en", "vi");
        assertThatIllegalArgumentException().isThrownBy(add::execute).withMessageContaining("storefront.exists");
    }
}
