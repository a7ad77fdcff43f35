using FsCheck;
using FsCheck.Fluent;
using Tdc.Epcis.Identifiers;
using Tdc.Gs1.DigitalLinks;

namespace Tdc.Epcis.Tests.Identifiers;

/// <summary>The converter on the hot path writes octets and makes no objects; it must say what the library of keys says.</summary>
public sealed class CanonicalIdentifierTests
{
    [Theory]
    [InlineData("sgtin", 13, 1)]
    [InlineData("sscc", 17, 0)]
    [InlineData("sgln", 12, 1)]
    [InlineData("pgln", 12, 0)]
    [InlineData("grai", 12, 1)]
    [InlineData("gdti", 12, 1)]
    [InlineData("gsrn", 17, 0)]
    [InlineData("gsrnp", 17, 0)]
    [InlineData("gsin", 16, 0)]
    [InlineData("upui", 13, 1)]
    public void Urns_become_the_links_that_the_library_of_keys_makes(string scheme, int digits, int serials)
    {
        var random = new Random(digits);
        for (var i = 0; i < 500; i++)
        {
            var prefix = random.Next(6, 13);
            var all = string.Concat(Enumerable.Range(0, digits).Select(_ => (char)('0' + random.Next(10))));
            var urn = $"urn:epc:id:{scheme}:{all[..prefix]}.{all[prefix..]}" + (serials > 0 ? "." + Serial(random) : "");

            Assert.True(Gs1.Epc.EpcUrn.ToDigitalLink(urn, out var link).IsNone, urn);
            Assert.Equal(link!.ToCanonical(), Identifier.Canonical(urn));
            Assert.Equal(IdentifierLevel.Instance, Identifier.LevelOf(urn));
            Assert.Equal(link.ToCanonical(), Identifier.Canonical(link.ToCanonical()));
        }
    }

    [Theory]
    [InlineData("https://example.com/a/b/01/08930001123458/22/V/10/L/21/S%2f1?17=261231#x", "https://id.gs1.org/01/08930001123458/21/S%2F1")]
    [InlineData("https://example.com/01/08930001123458/22/V", "https://id.gs1.org/01/08930001123458")]
    [InlineData("http://example.com/gtin/8930001123458/lot/L", "https://id.gs1.org/01/08930001123458/10/L")]
    [InlineData("https://example.com/414/8930001000018/254/a/414/8930001000018", "https://id.gs1.org/414/8930001000018")] // the last key wins
    [InlineData("https://example.com/8017/893000100000000000/8019/1", "https://id.gs1.org/8017/893000100000000000")]
    [InlineData("https://example.com/01/08930001123458/21", "https://example.com/01/08930001123458/21")]
    [InlineData("https://example.com/01/08930001123458/21/S/", "https://example.com/01/08930001123458/21/S/")]
    [InlineData("https://example.com/01/0893000112345/9", "https://example.com/01/0893000112345/9")]
    [InlineData("https://example.com/8004/shop", "https://example.com/8004/shop")]
    [InlineData("urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8", "urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8")]
    public void Links_are_reduced_to_key_and_finest_qualifier_and_other_uris_stay(string written, string canonical) =>
        Assert.Equal(canonical, Identifier.Canonical(written));

    [Fact]
    public void The_canonical_form_of_a_canonical_form_is_itself() => Prop.ForAll<int, int>((a, b) =>
    {
        var once = Identifier.Canonical($"https://example.com/01/{(uint)a:D14}/21/{(uint)b}");
        return Identifier.Canonical(once) == once;
    }).QuickCheckThrowOnFailure();

    private static string Serial(Random random)
    {
        const string plain = "ABCXYZabcxyz0123456789-_";
        var serial = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => plain[random.Next(plain.Length)]));
        return random.Next(3) == 0 ? serial + "%2F(" : serial is "0" ? "1" : serial;
    }
}
