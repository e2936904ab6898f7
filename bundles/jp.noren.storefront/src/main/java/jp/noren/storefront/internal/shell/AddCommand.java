package jp.noren.storefront.internal.shell;

import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.kernel.LocalizedText;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.internal.app.AddStorefront;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code storefront:add ID TYPE RESELLER NAME COMPANY}. */
@Service
@Command(scope = "storefront", name = "add", description = "Adds a storefront of a reseller")
public final class AddCommand implements Action {

    @Reference
    AddStorefront add;

    @Argument(index = 0, name = "id", description = "Capitals and digits, such as KURA", required = true)
    String id;

    @Argument(index = 1, name = "type", description = "Such as GOODS_SHOP or SAAS_STORE", required = true)
    String type;

    @Argument(index = 2, name = "reseller", description = "Code of the reseller who owns it", required = true)
    String reseller;

    @Argument(index = 3, name = "name", description = "The name on the curtain, in Japanese", required = true)
    String name;

    @Argument(index = 4, name = "company", description = "The company that runs it, in Japanese", required = true)
    String company;

    @Option(name = "--registration", description = "Number of the qualified invoice issuer: T and 13 digits")
    String registration;

    @Option(name = "--descriptor", description = "The name on the buyer's card statement")
    String descriptor;

    @Option(name = "--languages", description = "Languages with commas between them, the default first")
    String languages = "ja,en,vi";

    @Override
    public Object execute() {
        return Answers.of(() -> {
            Storefront storefront = new Storefront(
                    id, type, japanese(name), japanese(company), registration, descriptor, languageList(), reseller);
            add.handle(Caller.system("shell"), storefront);
            return "Storefront " + id + " added.";
        });
    }

    private List<String> languageList() {
        return List.of(languages.split("[, ]+"));
    }

    private static LocalizedText japanese(String text) {
        return new LocalizedText(Map.of("ja", text));
    }
}
