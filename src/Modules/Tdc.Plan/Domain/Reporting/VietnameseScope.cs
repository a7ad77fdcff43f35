using System.Globalization;

namespace Tdc.Plan.Domain.Reporting;

/// <summary>While it lives, texts and numbers are Vietnamese: an official document does not follow its reader's language.</summary>
/// <remarks>For code without <c>await</c> only; gives the culture back when it is disposed.</remarks>
internal readonly struct VietnameseScope : IDisposable
{
    private readonly CultureInfo culture;
    private readonly CultureInfo words;

    /// <summary>Begins.</summary>
    public VietnameseScope()
    {
        (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
    }

    /// <summary>Ends.</summary>
    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
}
