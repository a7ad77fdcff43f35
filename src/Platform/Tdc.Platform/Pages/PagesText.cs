namespace Tdc.Platform.Pages;

/// <summary>Names the words that the page parts bring themselves (<c>PagesText.resx</c>, <c>PagesText.en.resx</c>).</summary>
public sealed class PagesText
{
    private PagesText()
    {
    }
}
