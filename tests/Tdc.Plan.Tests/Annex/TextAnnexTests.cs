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
        { "a first line in angles", "<PHỤ LỤC>\n" + annex },
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
    [InlineData("windows-1258", "converted-from-windows-1258")]
    [InlineData("tcvn3", "converted-from-tcvn3")]
    public void A_whole_annex_of_before_unicode_is_converted_and_says_so(string encoding, string warning)
    {
        var text = File.ReadAllText(AnnexSamples.Shared("data/plan/1295-QD-UBND.txt")).Normalize();
        var unicode = AnnexSamples.Result(Encoding.UTF8.GetBytes(text));
        var result = AnnexSamples.Result(encoding == "tcvn3" ? Tcvn3(text) : Windows1258(text));

        Assert.True(result.Reading is not null, result.Message);
        Assert.Contains($"\n! 0 {warning}", result.Reading!.Shown(), StringComparison.Ordinal);
        Assert.Equal(unicode.Reading!.Shown().ToLowerInvariant(), result.Reading!.Shown().Replace($"\n! 0 {warning}", "", StringComparison.Ordinal).ToLowerInvariant());
    }

    [Fact]
    public void What_is_no_vietnamese_in_either_encoding_is_not_guessed()
    {
        var vni = string.Concat(Enumerable.Repeat("TT\tNoäi dung thöïc hieän\tCô quan chuû trì\tThôøi gian hoaøn thaønh\n", 10)); // VNI
        var french = string.Concat(Enumerable.Repeat("TT\tÉlaboration d’un référentiel\tMinistère chargé\tAnnée\n", 10));
        foreach (var text in new[] { vni, french })
        {
            Assert.Equal(AnnexFault.Encoding, AnnexSamples.Result(Encoding.Latin1.GetBytes(text.Replace('’', '\''))).Fault);
        }
    }

    // As Windows writes it: the vowel as one letter, the tone behind it.
    private static byte[] Windows1258(string text)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(1258, EncoderFallback.ReplacementFallback, DecoderFallback.ExceptionFallback)!;
        var letters = new StringBuilder();
        foreach (var letter in text)
        {
            var parts = letter.ToString().Normalize(NormalizationForm.FormD);
            letters.Append(parts.Length switch
            {
                3 when parts[1] == '\u0323' => $"{parts[0]}{parts[2]}".Normalize() + parts[1],
                3 => parts[..2].Normalize() + parts[2],
                2 when "\u0300\u0301\u0303\u0309\u0323".Contains(parts[1], StringComparison.Ordinal) => parts,
                _ => letter.ToString(),
            });
        }

        return encoding.GetBytes(letters.ToString());
    }

    // Small letters in the order of the standard from 0xA8 on; capitals but for seven are small letters in a font of capitals.
    private static byte[] Tcvn3(string text)
    {
        var codes = new Dictionary<char, byte>();
        foreach (var (from, letters) in new[]
        {
            (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"), (0xB5, "àảãáạ"), (0xBB, "ằẳẵắ"), (0xC6, "ặầẩẫấậè"), (0xCE, "ẻẽéẹềểễếệìỉ"), (0xDC, "ĩíịò"), (0xE1, "ỏõóọồổỗốộờởỡớợù"), (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
        })
        {
            for (var i = 0; i < letters.Length; i++)
            {
                codes[letters[i]] = (byte)(from + i);
            }
        }

        return [.. text.Select(c => codes.TryGetValue(c, out var code) || codes.TryGetValue(char.ToLowerInvariant(c), out code) ? code
            : c switch { '“' => (byte)0x93, '”' => (byte)0x94, '‘' => (byte)0x91, '’' => (byte)0x92, '–' => (byte)0x96, '…' => (byte)0x85, '\u00A0' => (byte)0xA0, < (char)0x80 => (byte)c, _ => (byte)'?' })];
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
