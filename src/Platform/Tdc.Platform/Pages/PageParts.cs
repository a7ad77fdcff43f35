using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tdc.Platform.Pages;

/// <summary>What the page parts need from the container.</summary>
public static class PageParts
{
    /// <summary>Adds <see cref="PageAddress"/>, localisation, and an encoder that lets Vietnamese letters go out as themselves.</summary>
    public static IServiceCollection AddPageParts(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.TryAddScoped<PageAddress>();
        services.Replace(ServiceDescriptor.Singleton(HtmlEncoder.Create(UnicodeRanges.All)));
        return services;
    }
}
