using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Tdc.Platform.Pages;

/// <summary>Addresses of pages as the current request must write them; injected into pages as <c>To</c>.</summary>
/// <remarks>English pages have the same addresses with <c>/en</c> in front, which <see cref="LanguageAddress"/> moves into the path base.</remarks>
/// <param name="accessor">Gives the current request; without one, addresses are the Vietnamese ones.</param>
/// <param name="lasting">Query parameters that go along from page to page.</param>
public sealed class PageAddress(IHttpContextAccessor accessor, IEnumerable<LastingParameter>? lasting = null)
{
    private readonly LastingParameter[] lasting = [.. lasting ?? []];

    private HttpRequest? Request => accessor.HttpContext?.Request;

    private string Base => Request?.PathBase.ToUriComponent() ?? "";

    /// <summary>Whether the page was asked for under <c>/en</c>.</summary>
    public bool InEnglish => Request?.PathBase.Value?.EndsWith(LanguageAddress.English, StringComparison.Ordinal) == true;

    /// <summary>The path of the current page without language, such as <c>/ke-hoach</c>; <c>/</c> when there is no request.</summary>
    public string Path => Request?.Path.Value is { Length: > 0 } path ? path : "/";

    /// <summary>The address of a page in the current language.</summary>
    /// <param name="path">A path from the root (<c>/ke-hoach?nhom=2#x</c>). Anything else (<c>#x</c>, <c>?a=1</c>, <c>https://…</c>) stays as it is,
    /// and so do addresses that have no language, such as <c>/api</c> and style sheets.</param>
    public string this[string path]
    {
        get
        {
            if (path is not ['/', ..] || path.StartsWith("//", StringComparison.Ordinal))
            {
                return path;
            }
            return (LanguageAddress.HasNoLanguage(path) ? Outer : Base) + WithLasting(path);
        }
    }

    /// <summary>The same page in the other language, query kept; for a page that stands in for another address, that address.</summary>
    public string OtherLanguage
    {
        get
        {
            var here = Request is not { } request ? "/"
                : request.HttpContext.Features.Get<ReadAddress>() is { } read ? read.Path
                : request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
            here = here is ['/', ..] ? here : "/" + here;
            return InEnglish ? Outer + here : Base + LanguageAddress.English + here;
        }
    }

    /// <summary>The lasting parameters of this request that a page wants, for a form whose fields make its address.</summary>
    /// <param name="path">A path from the root.</param>
    public IEnumerable<(string Name, string Value)> Lasting(string path) =>
        lasting.Where(p => p.Wants(path)).Select(p => (p.Name, Query(p.Name) ?? "")).Where(p => p.Item2.Length > 0);

    private string WithLasting(string path)
    {
        foreach (var (name, value) in Lasting(path))
        {
            var mark = path.IndexOf('#', StringComparison.Ordinal);
            var (address, anchor) = mark < 0 ? (path, "") : (path[..mark], path[mark..]);
            var query = address.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? QueryHelpers.ParseQuery(address[at..]) : [];
            path = query.ContainsKey(name) ? path : QueryHelpers.AddQueryString(address, name, value) + anchor;
        }

        return path;
    }

    private string Outer => InEnglish ? Base[..^LanguageAddress.English.Length] : Base;

    /// <summary>The first value of a query parameter, or null.</summary>
    public string? Query(string name) => Request?.Query.TryGetValue(name, out var values) == true ? values.FirstOrDefault() : null;

    /// <summary>The current page with some query parameters changed; the others are kept in their order.</summary>
    /// <param name="changes">Name and new value; null or an empty value takes the parameter away.</param>
    public string Same(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var query = CurrentQuery();
        foreach (var (name, value) in changes)
        {
            var at = query.FindIndex(pair => pair.Key == name);
            query.RemoveAll(pair => pair.Key == name);
            if (!string.IsNullOrEmpty(value))
            {
                query.Insert(at < 0 ? query.Count : Math.Min(at, query.Count), new(name, value));
            }
        }
        return Here(query);
    }

    /// <summary>The current page without one value of a query parameter that may stand several times, and without its page number.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="value">The value to take away; null takes all of them.</param>
    public string Without(string name, string? value = null)
    {
        var query = CurrentQuery();
        query.RemoveAll(pair => (pair.Key == name && (value is null || pair.Value == value)) || pair.Key == Pager.Parameter);
        return Here(query);
    }

    private List<KeyValuePair<string, string?>> CurrentQuery() => Request is null
        ? []
        : [.. QueryHelpers.ParseQuery(Request.QueryString.Value)
            .SelectMany(pair => pair.Value, (pair, value) => new KeyValuePair<string, string?>(pair.Key, value))];

    private string Here(List<KeyValuePair<string, string?>> query)
    {
        var path = Base + (Request?.Path.ToUriComponent() is { Length: > 0 } own ? own : "/");
        var built = new QueryBuilder(query.Select(pair => new KeyValuePair<string, StringValues>(pair.Key, pair.Value)));
        return path + built.ToQueryString().ToUriComponent();
    }
}
