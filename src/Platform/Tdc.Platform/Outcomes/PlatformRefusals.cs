using System.Globalization;
using System.Resources;
using Tdc.Platform.Files;

namespace Tdc.Platform.Outcomes;

/// <summary>Texts of the refusals that Platform gives in any module.</summary>
internal static class PlatformRefusals
{
    private static readonly ResourceManager files = new(typeof(FilesText));

    /// <summary>The message in the reader's language, or <see langword="null"/> when the code is not one of Platform's.</summary>
    public static string? Find(string code) => files.GetString(code, CultureInfo.CurrentUICulture);
}
