package jp.noren.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The provider guide, as a program reads it")
class GuidePageTest {
    private static final Path HANDBOOK = Path.of("../handbook");
    private static final Path CONTRACT = Path.of("../../bundles/jp.noren.payment.tck/README.md");

    private static GuidePage guide(String language) {
        return GuidePage.read(HANDBOOK.resolve("provider-guide." + language + ".md"));
    }

    private static List<String> commands(String language) {
        return guide(language).blocks().stream().map(GuidePage.Block::commands).toList();
    }

    @Test
    @DisplayName("has the same commands in English and Japanese, from the archetype to the end of the node")
    void hasTheSameCommandsInBothLanguages() {
        assertThat(commands("ja")).isEqualTo(commands("en"));
        assertThat(String.join("", commands("en")))
                .contains("archetype:generate", "mvn -q verify", "sandbox:buy", "bin/noren stop");
    }

    @Test
    @DisplayName("names the version that this build makes")
    void namesTheVersionOfThisBuild() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");
        assertThat(String.join("", commands("en"))).contains("-DarchetypeVersion=" + version + " ");
    }

    @Test
    @DisplayName("lists every section that a failure of the contract test can name")
    void listsTheSectionsOfTheContractTest() throws Exception {
        List<String> sections = Pattern.compile("(?m)^## (\\d+\\. .*)$")
                .matcher(Files.readString(CONTRACT))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(sections).hasSizeGreaterThan(15);
        for (String language : List.of("en", "ja")) {
            sections.forEach(section -> assertThat(guide(language).text()).contains("\n* " + section));
        }
    }

    @Test
    @DisplayName("counts an author's code without blanks, comments and imports")
    void countsCode() {
        List<String> lines =
                List.of("package a;", "", "import b.C;", "/** Says. */", " * more", "// note", "class A {", "}");
        assertThat(GuideRun.code(lines)).isEqualTo(2);
    }

    @Test
    @DisplayName("gives each block the heading it stands under")
    void knowsHeadings() {
        GuidePage page =
                new GuidePage("# A\n\n## One\n\n```sh\na\nb\n```\n\n```\nno command\n```\n\n## Two\n\n```sh\nc\n```\n");
        assertThat(page.blocks())
                .containsExactly(new GuidePage.Block("One", "a\nb\n"), new GuidePage.Block("Two", "c\n"));
    }
}
