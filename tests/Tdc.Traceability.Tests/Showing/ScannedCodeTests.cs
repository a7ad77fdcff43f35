using Tdc.Traceability.Domain.Showing;

namespace Tdc.Traceability.Tests.Showing;

public sealed class ScannedCodeTests
{
    [Theory]
    [InlineData("8930001123458", "/01/08930001123458")]
    [InlineData("08930001123458", "/01/08930001123458")]
    [InlineData("8 930001 123458", "/01/08930001123458")]
    [InlineData(" 893-0001-123458 ", "/01/08930001123458")]
    [InlineData("96385074", "/01/00000096385074")]
    [InlineData("036000291452", "/01/00036000291452")]
    [InlineData("(01)08930001123458(10)L1", "/01/08930001123458/10/L1")]
    [InlineData("^010893000112345810L1", "/01/08930001123458/10/L1")]
    [InlineData("]C1010893000112345810L1\u001d21S9", "/01/08930001123458/10/L1/21/S9")]
    [InlineData("]d20108930001123458", "/01/08930001123458")]
    [InlineData("010893000112345810L1\u001d21S9", "/01/08930001123458/10/L1/21/S9")]
    [InlineData("010893000112345810L1", "/01/08930001123458/10/L1")]
    [InlineData("https://example.vn/sub/01/08930001123458/10/a%2Fb?utm=1", "/01/08930001123458/10/a%2Fb")]
    [InlineData("urn:epc:id:sgtin:8930001.012345.S1", "/01/08930001123458/21/S1")]
    [InlineData("106141412345678908", "/00/106141412345678908")]
    [InlineData("/01/08930001123458/10/L1", "/01/08930001123458/10/L1")]
    public void Whatever_form_it_is_typed_in_a_code_is_one_identifier(string text, string path)
    {
        var code = ScannedCode.Read(text);
        Assert.Equal(CodeKind.Gs1, code.Kind);
        Assert.Equal(path, code.Path);
    }

    [Theory]
    [InlineData("8930001123459", "Broken")]
    [InlineData("(01)08930001123459", "Broken")]
    [InlineData("https://id.gs1.org/01/08930001123459", "Broken")]
    [InlineData("https://nhasanxuat.example/san-pham?id=7", "Web")]
    [InlineData("SP0000000017", "Other")]
    [InlineData("12345", "Other")]
    [InlineData("<script>alert(1)</script>", "Other")]
    [InlineData("\u200b \r\n", "Empty")]
    [InlineData(null, "Empty")]
    public void What_is_no_sound_code_is_told_apart(string? text, string kind) => Assert.Equal(kind, ScannedCode.Read(text).Kind.ToString());

    [Fact]
    public void A_text_without_end_is_cut() => Assert.Equal(ScannedCode.MostCharacters, ScannedCode.Read(new string('x', 1_000_000)).Text.Length);
}
