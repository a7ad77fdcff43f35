using System.Globalization;
using System.Text;

namespace Tdc.Platform.Text;

/// <summary>Vietnamese text for search and order.</summary>
public static class VietnameseText
{
    /// <summary>Folds for search.</summary>
    public static string Fold(string text)
    {
        var result = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                result.Append(letter is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(letter));
            }
        }

        return result.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Key by which ordinal comparison gives Vietnamese order.</summary>
    public static string SortKey(string text) => Fold(text);
}
