using System.Text;
using Tdc.Plan.Features.ImportPlan;

namespace Tdc.Plan.Tests.Annex;

/// <summary>Text files as programs write them.</summary>
public sealed class TextAnnexTests
{
    private const string plain = "1 [I] Nhóm\n- 1 [1] Việc \"gấp\" < Sở Y tế @ year 2026";
    private static readonly string annex = "TT|Nội dung|Chủ trì|Thời gian\nI|Nhóm||\n1|Việc \"gấp\"|Sở Y tế|2026\n".Replace('|', '\t');

    public static TheoryData<string, string> Forms { get; } = new()
    {
        { "ends of lines of other systems", annex.Replace("\n", "\r\n") },
        { "ends of lines of old systems", annex.Replace('\n', '\r') },
        { "no end of the last line", annex.TrimEnd() },
        { "letters and marks apart", annex.Normalize(NormalizationForm.FormD) },
        { "spaces that do not break", annex.Replace(' ', '\u00A0') },
        { "invisible letters", annex.Replace("V", "\u200BV\u00AD") },
        { "tabs at the ends of lines", annex.Replace("\n", "\t\t\t\n") },
        { "no tabs where cells are empty", annex.Replace("Nhóm\t\t", "Nhóm") },
        { "cells in quotation marks", annex.Replace("Việc \"gấp\"", "\"Việc \"\"gấp\"\"\"") },
        { "empty lines between rows", annex.Replace("\n", "\n\n \n") },
        { "page feeds", annex.Replace("\n1", "\n\f1") },
    };

    [Theory, MemberData(nameof(Forms))]
    public void Every_form_of_the_same_text_reads_the_same(string name, string text)
    {
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(text), [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)], [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)], Encoding.BigEndianUnicode.GetBytes(text) })
        {
            var result = AnnexSamples.Result(bytes);
            Assert.True(result.Reading?.Shown() == plain, $"{name}: {result.Message}{result.Reading?.Shown()}");
        }
    }

    [Theory]
    [InlineData(new byte[] { 0x4E, 0xE9, 0x69, 0x20, 0x64, 0x75, 0x6E, 0x67, 0x09, 0x43, 0xAC, 0x20, 0x71, 0x75, 0x61, 0x6E })] // TCVN3: Néi dung, C¬ quan
    [InlineData(new byte[] { 0x4E, 0xF4, 0xF2, 0x69, 0x20, 0x64, 0x75, 0x6E, 0x67, 0x09, 0x43, 0xF5, 0x20, 0x71, 0x75, 0x61, 0x6E })] // windows-1258
    public void Text_that_is_not_unicode_is_told_so(byte[] bytes)
    {
        var result = AnnexSamples.Result(bytes);
        Assert.Equal(AnnexFault.Encoding, result.Fault);
        Assert.Contains("UTF-8", result.Message, StringComparison.Ordinal);
    }
}
