using Tdc.Platform.Organisations;
using Tdc.Platform.Text;

namespace Tdc.Platform.Identity;

/// <summary>Finds the unit that somebody typed: its code, its name, or words that fit only one unit of today.</summary>
internal static class UnitByWords
{
    /// <summary>The unit; or <see langword="null"/> and the names that fit, at most five.</summary>
    public static Organisation? Find(RegisterSnapshot register, string words, DateOnly today, out IReadOnlyList<string> candidates)
    {
        candidates = [];
        if (string.IsNullOrWhiteSpace(words))
        {
            return null;
        }

        if (register.ByCode(words.Trim(), today) is { } byCode)
        {
            return byCode;
        }

        var found = register.Search(words).Where(u => u.ExistsOn(today)).ToList();
        var wanted = VietnameseText.Fold(words.Trim());
        var exact = found.Where(u => VietnameseText.Fold(u.NameVi) == wanted || VietnameseText.Fold(u.NameEn) == wanted).ToList();
        if (exact.Count == 1 || found.Count == 1)
        {
            return exact.Count == 1 ? exact[0] : found[0];
        }

        candidates = [.. found.Take(5).Select(u => $"{u.NameVi} ({u.Code})")];
        return null;
    }
}
