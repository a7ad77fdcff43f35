using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Tests.Pages;

public partial class PagesTextTests
{
    [Fact]
    public void Both_languages_have_the_same_words_with_the_same_places()
    {
        var resources = new ResourceManager(typeof(PagesText));
        var vietnamese = Places(resources.GetResourceSet(CultureInfo.InvariantCulture, true, false)!);
        var english = Places(resources.GetResourceSet(CultureInfo.GetCultureInfo("en"), true, false)!);
        Assert.NotEmpty(vietnamese);
        Assert.Equal(vietnamese, english);
    }

    private static SortedDictionary<string, string> Places(ResourceSet set) => new(set.Cast<DictionaryEntry>().ToDictionary(
        entry => (string)entry.Key,
        entry => string.Join(',', Place().Matches((string)entry.Value!).Select(match => match.Value).Order(StringComparer.Ordinal))), StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();
}
