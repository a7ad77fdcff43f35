namespace Tdc.Traceability.Domain.Showing;

/// <summary>A link that can be answered for an identifier.</summary>
/// <param name="Type">Code of the link type.</param>
/// <param name="Href">The target: absolute, or a path of this site.</param>
/// <param name="TitleVi">Vietnamese title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Language">Language of the target; empty for any.</param>
/// <param name="MediaType">Media type of the target.</param>
/// <param name="Context">The use it is meant for; empty for every use.</param>
internal sealed record Link(string Type, string Href, string TitleVi, string TitleEn, string Language = "", string MediaType = "text/html", string Context = "");

/// <summary>What a request wants.</summary>
/// <param name="Type">Code of the link type; <see langword="null"/> for the default.</param>
/// <param name="Languages">Languages in the order of preference, lower case.</param>
/// <param name="MediaTypes">Media types in the order of preference; empty for any.</param>
/// <param name="Context">The use named; empty for none.</param>
internal sealed record LinkWish(string? Type, IReadOnlyList<string> Languages, IReadOnlyList<string> MediaTypes, string Context);

/// <summary>Chooses one link of several. Source: GS1-Conformant Resolver Standard, "choosing among several links of a type".</summary>
internal static class LinkChoice
{
    /// <summary>The link that fits best, or <see langword="null"/> when there is none of the type wanted.</summary>
    /// <remarks>
    /// A link meant for the context named comes before one for every use; one for another context is taken only when nothing else is there.
    /// Then the reader's language, then the media type, then the order of the list.
    /// </remarks>
    public static Link? Of(IReadOnlyList<Link> links, LinkWish wish)
    {
        if (wish.Type is null or LinkTypes.Default)
        {
            // Several defaults by language stand beside the one default, which is theirs when no language fits.
            return Best(links.Where(l => l.Type == LinkTypes.DefaultMulti), wish with { Type = LinkTypes.DefaultMulti }, mustFit: wish.Type is null || wish.Type == LinkTypes.Default)
                ?? Best(links.Where(l => l.Type == LinkTypes.Default), wish, mustFit: false);
        }

        return Best(links.Where(l => l.Type == wish.Type), wish, mustFit: false);
    }

    private static Link? Best(IEnumerable<Link> links, LinkWish wish, bool mustFit)
    {
        Link? best = null;
        (int, int, int) rank = default;
        foreach (var link in links)
        {
            var own = (ContextRank(link, wish), LanguageRank(link, wish), MediaRank(link, wish));
            if ((!mustFit || own.Item2 < Misfit) && (best is null || own.CompareTo(rank) < 0))
            {
                (best, rank) = (link, own);
            }
        }

        return best;
    }

    private const int Misfit = 1000;

    private static int ContextRank(Link link, LinkWish wish) =>
        link.Context.Length == 0 ? 1 : string.Equals(link.Context, wish.Context, StringComparison.OrdinalIgnoreCase) ? 0 : 2;

    private static int LanguageRank(Link link, LinkWish wish)
    {
        if (link.Language.Length == 0)
        {
            return wish.Languages.Count; // behind every language asked for, before the others
        }

        for (var i = 0; i < wish.Languages.Count; i++)
        {
            var wanted = wish.Languages[i];
            if (wanted == "*" || Primary(wanted).Equals(Primary(link.Language), StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return Misfit;
    }

    private static int MediaRank(Link link, LinkWish wish)
    {
        for (var i = 0; i < wish.MediaTypes.Count; i++)
        {
            var wanted = wish.MediaTypes[i];
            if (wanted == "*/*" || string.Equals(wanted, link.MediaType, StringComparison.OrdinalIgnoreCase)
                || (wanted.EndsWith("/*", StringComparison.Ordinal) && link.MediaType.StartsWith(wanted[..^1], StringComparison.OrdinalIgnoreCase)))
            {
                return i;
            }
        }

        return Misfit;
    }

    private static ReadOnlySpan<char> Primary(string language) => language.IndexOf('-', StringComparison.Ordinal) is > 0 and var end ? language.AsSpan(0, end) : language;

    /// <summary>Adds a request's query to a target, before its fragment.</summary>
    /// <param name="href">The target.</param>
    /// <param name="query">Encoded pairs without a question mark; may be empty.</param>
    public static string WithQuery(string href, string query)
    {
        if (query.Length == 0)
        {
            return href;
        }

        var mark = href.IndexOf('#', StringComparison.Ordinal);
        var (address, anchor) = mark < 0 ? (href, "") : (href[..mark], href[mark..]);
        var joint = !address.Contains('?', StringComparison.Ordinal) ? "?" : address[^1] is '?' or '&' ? "" : "&";
        return address + joint + query + anchor;
    }
}
