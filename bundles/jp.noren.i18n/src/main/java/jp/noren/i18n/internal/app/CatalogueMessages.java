package jp.noren.i18n.internal.app;

import java.util.Map;
import java.util.Optional;
import jp.noren.i18n.Messages;
import jp.noren.i18n.internal.domain.AcceptLanguage;
import jp.noren.i18n.internal.domain.Catalogue;
import jp.noren.i18n.internal.domain.Language;

/** Answers from a catalogue that may be exchanged at any time. */
public class CatalogueMessages implements Messages {
    private volatile Catalogue catalogue;

    public CatalogueMessages(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    protected final void use(Catalogue newer) {
        catalogue = newer;
    }

    @Override
    public String text(String language, String code, Map<String, ?> args) {
        return find(language, code, args).orElse(code);
    }

    @Override
    public Optional<String> find(String language, String code, Map<String, ?> args) {
        return catalogue.find(Language.of(language).orElse(Language.JA), code, args);
    }

    @Override
    public String negotiate(String acceptLanguage) {
        return AcceptLanguage.choose(acceptLanguage).code();
    }
}
