using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tdc.Platform.Text;

namespace Tdc.Platform.Tests.Text;

public class VietnameseTextTests
{
    public static TheoryData<string?, string> Folded { get; } = new()
    {
        { null, "" },
        { "   ", "" },
        { "Đồng Nai", "dong nai" },
        { "đồng nai", "dong nai" },
        { "  Sở\tY  tế\u00a0", "so y te" },
        { "Biên Hoà".Normalize(NormalizationForm.FormD), "bien hoa" },
        { "KẾ HOẠCH ỮỰỬ", "ke hoach uuu" },
        { "1295/QĐ-UBND", "1295/qd-ubnd" },
        { "a\ud800b", "a\ud800b" },
    };

    [Theory, MemberData(nameof(Folded))]
    public void Fold_drops_marks_case_and_double_spaces(string? text, string expected) =>
        Assert.Equal(expected, VietnameseText.Fold(text));

    public static TheoryData<string, string> Placed { get; } = new()
    {
        { "Biên Hoà", "Biên Hòa" },
        { "Biên Hòa", "Biên Hòa" },
        { "BIÊN HOÀ", "BIÊN HÒA" },
        { "hòan thành", "hoàn thành" },
        { "hoàn", "hoàn" },
        { "thuý", "thúy" },
        { "quý", "quý" },
        { "qúy", "quý" },
        { "già", "già" },
        { "gìa", "già" },
        { "gì", "gì" },
        { "khuỷu", "khuỷu" },
        { "thuở", "thuở" },
        { "thủơ", "thuở" },
        { "nghĩa", "nghĩa" },
        { "tiến", "tiến" },
        { "hoài, loè", "hoài, lòe" },
        { "naïve café", "naïve café" },
        { "1295/QĐ-UBND", "1295/QĐ-UBND" },
        { "Hoà\u0300", "Hoà\u0300" },
    };

    [Theory, MemberData(nameof(Placed))]
    public void Tone_marks_get_one_place(string text, string expected) =>
        Assert.Equal(expected.Normalize(NormalizationForm.FormC), VietnameseText.NormaliseTonePlacement(text));

    [Fact]
    public void Sort_key_follows_the_dictionary()
    {
        string[] inOrder =
        [
            "", "1", "2", "10", "an", "An Bình", "anh", "ăn", "ân", "ba", "ba ba", "bà", "bà con", "bả", "bã", "bá", "bạ", "bac", "cao", "chợ",
            "da", "đa", "em", "êm", "ga", "nghề", "nha", "ô tô", "ơn", "quận 2", "quận 10", "sở", "ưa", "y tế", "Ω",
        ];
        Assert.Equal(inOrder, inOrder.Reverse().OrderBy(VietnameseText.SortKey, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Biên Hoà", "biên  hòa")]
    [InlineData("Sở Y tế", "SỞ Y TẾ")]
    [InlineData("007", "7")]
    public void Sort_key_does_not_see_case_spaces_or_tone_place(string one, string other) =>
        Assert.Equal(VietnameseText.SortKey(one), VietnameseText.SortKey(other));

    [Fact]
    public void Search_finds_words_in_any_order_without_marks()
    {
        Assert.True(VietnameseText.Matches("Ủy ban nhân dân phường Tân Triều", "trieu tan"));
        Assert.False(VietnameseText.Matches("Phường Tân Triều", "tan bien"));
        Assert.True(VietnameseText.Matches("x", "  "));
    }

    private static readonly Config config = Config.QuickThrowOnFailure.WithMaxTest(300);

    private static Arbitrary<string> Words { get; } = ArbMap.Default.ArbFor<string>().Generator
        .Or(Gen.Elements("ế", "ữ", "Đ", "hoà", "quý", "gìn", " ", "a", "Ộ", "12", "ng").ListOf().Select(parts => string.Concat(parts)))
        .Select(text => text ?? "").ToArbitrary();

    [Fact]
    public void Folding_twice_changes_nothing() => Check.One(config, Prop.ForAll(Words, text =>
        VietnameseText.Fold(VietnameseText.Fold(text)) == VietnameseText.Fold(text)));

    [Fact]
    public void Folding_does_not_see_the_normal_form() => Check.One(config, Prop.ForAll(Words, text =>
        !text.IsNormalizedSafely() || VietnameseText.Fold(text.Normalize(NormalizationForm.FormD)) == VietnameseText.Fold(text)));

    [Fact]
    public void Placing_tones_keeps_the_folded_text_and_is_stable() => Check.One(config, Prop.ForAll(Words, text =>
    {
        var placed = VietnameseText.NormaliseTonePlacement(text);
        return VietnameseText.NormaliseTonePlacement(placed) == placed && VietnameseText.Fold(placed) == VietnameseText.Fold(text);
    }));

    [Fact]
    public void Sort_keys_are_lower_case_hexadecimal() => Check.One(config, Prop.ForAll(Words, text =>
        VietnameseText.SortKey(text).All(letter => char.IsAsciiHexDigitLower(letter))));
}

internal static class NormalForms
{
    internal static bool IsNormalizedSafely(this string text)
    {
        try
        {
            return text.Normalize().Length >= 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
