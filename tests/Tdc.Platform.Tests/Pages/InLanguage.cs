using System.Globalization;

namespace Tdc.Platform.Tests.Pages;

/// <summary>Sets the language of the thread until it is disposed.</summary>
internal sealed class InLanguage : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    internal InLanguage(string language) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

    public void Dispose() => CultureInfo.CurrentUICulture = before;
}
