using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Tdc.Platform.Pages;

/// <summary>The reader's language stands in the address: none is Vietnamese, <c>/en</c> in front is English.</summary>
/// <remarks>Interfaces for machines have one address; there the <c>Accept-Language</c> header chooses the language of messages.</remarks>
public static class LanguageAddress
{
    /// <summary>What stands in front of an English page's address.</summary>
    public const string English = "/en";

    private static readonly CultureInfo vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo english = CultureInfo.GetCultureInfo("en-GB");

    private static readonly PathString[] withoutLanguage =
    [
        "/api", "/_content", "/_framework", "/health", "/epcis", "/.well-known", "/favicon.ico",
    ];

    /// <summary>Whether an address is the same in both languages (interfaces, health, style sheets).</summary>
    public static bool HasNoLanguage(string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        var bare = new PathString(end < 0 ? path : path[..end]);
        return Array.Exists(withoutLanguage, prefix => bare.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Sets the language of the request and moves <c>/en</c> from the path into the path base.</summary>
    /// <remarks>Must stand before <c>UseRouting</c>, which the host therefore calls itself.</remarks>
    public static IApplicationBuilder UseLanguageAddress(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var culture = Choose(context);
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
        context.Response.Headers.ContentLanguage = culture.TwoLetterISOLanguageName;
        await next(context);
    });

    private static CultureInfo Choose(HttpContext context)
    {
        var request = context.Request;
        if (HasNoLanguage(request.Path.Value ?? "/"))
        {
            context.Response.Headers.Append("Vary", "Accept-Language");
            return Preferred(request);
        }
        if (!request.Path.StartsWithSegments(English, StringComparison.Ordinal, out var rest) || HasNoLanguage(rest.Value ?? ""))
        {
            return vietnamese;
        }
        request.PathBase = request.PathBase.Add(English);
        request.Path = rest.HasValue ? rest : "/";
        return english;
    }

    private static CultureInfo Preferred(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value ?? "")
            .FirstOrDefault(language => Is(language, "vi") || Is(language, "en"));
        return wanted is not null && Is(wanted, "en") ? english : vietnamese;
    }

    private static bool Is(string language, string wanted) =>
        language.Equals(wanted, StringComparison.OrdinalIgnoreCase) || language.StartsWith(wanted + "-", StringComparison.OrdinalIgnoreCase);
}
