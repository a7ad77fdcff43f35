using System.Globalization;
using System.Resources;
using Tdc.Platform.Files;
using Tdc.Platform.Repeats;

namespace Tdc.Platform.Outcomes;

/// <summary>Texts of the refusals that Platform gives in any module.</summary>
internal static class PlatformRefusals
{
    private static readonly ResourceManager files = new(typeof(FilesText));
    private static readonly ResourceManager repeats = new(typeof(RepeatsText));

    /// <summary>The message in the reader's language, or <see langword="null"/> when the code is not one of Platform's.</summary>
    public static string? Find(string code) => (code.StartsWith("file.", StringComparison.Ordinal) ? files : repeats).GetString(code, CultureInfo.CurrentUICulture);
}
