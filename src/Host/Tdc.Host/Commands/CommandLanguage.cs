using System.Globalization;

namespace Tdc.Host.Commands;

/// <summary>The language in which a command speaks to the one who typed it.</summary>
/// <remarks>Source: POSIX.1-2017, Base Definitions 8.2: LC_ALL before LC_MESSAGES before LANG; the first that is not empty decides.</remarks>
internal static class CommandLanguage
{
    /// <summary>Sets it for this process; numbers and dates in results are the same everywhere.</summary>
    public static void Choose()
    {
        var named = new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo(Of(named));
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
    }

    /// <summary>Vietnamese for <c>vi</c> and <c>vi_VN.UTF-8</c>, English for all else.</summary>
    internal static string Of(string? locale) =>
        locale is not null && (locale.Equals("vi", StringComparison.OrdinalIgnoreCase) || locale.StartsWith("vi_", StringComparison.OrdinalIgnoreCase)) ? "vi-VN" : "en-GB";
}
