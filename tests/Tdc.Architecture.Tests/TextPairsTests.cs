using Tdc.Testing;

namespace Tdc.Architecture.Tests;

public sealed class TextPairsTests
{
    [Fact]
    public void Every_text_exists_in_both_languages_with_the_same_values()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Requirements.RepositoryRoot, "src"), "*.resx", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal)).ToList();

        var violations = files.SelectMany(f => TextPairs.Violations(
            Path.GetFileName(f), File.ReadAllText(f), File.Exists(English(f)) ? File.ReadAllText(English(f)) : null));

        Assert.NotEmpty(files);
        Assert.Empty(violations);
    }

    [Fact]
    public void A_made_difference_is_found()
    {
        const string vi = """<root><data name="a"><value>Một {0}</value></data><data name="b"><value>Hai</value></data></root>""";
        const string en = """<root><data name="a"><value>One</value></data></root>""";

        Assert.Equal(2, TextPairs.Violations("Made", vi, en).Count());
        Assert.Single(TextPairs.Violations("Made", vi, null));
    }

    private static string English(string vietnamese) => Path.ChangeExtension(vietnamese, ".en.resx");
}
