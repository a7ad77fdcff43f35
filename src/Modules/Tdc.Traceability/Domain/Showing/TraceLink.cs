using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Traceability.Domain.Showing;

/// <summary>Id of a link.</summary>
public readonly record struct TraceLinkId(Guid Value) : IId<TraceLinkId>
{
    /// <inheritdoc/>
    public static TraceLinkId From(Guid value) => new(value);
}

/// <summary>A link that the owner of a number gave for it.</summary>
internal sealed class TraceLink
{
    /// <summary>Longest target.</summary>
    public const int MostHref = 2000;

    /// <summary>Its id.</summary>
    public required TraceLinkId Id { get; init; }

    /// <summary>What it belongs to: the path of the identifier (<c>/01/08930001123458/10/L1</c>); what lies below inherits it.</summary>
    public required string KeyPath { get; init; }

    /// <summary>Whose number it is.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>Code of the link type.</summary>
    public required string Type { get; set; }

    /// <summary>The target: http or https.</summary>
    public required string Href { get; set; }

    /// <summary>Vietnamese title.</summary>
    public string TitleVi { get; set; } = "";

    /// <summary>English title.</summary>
    public string TitleEn { get; set; } = "";

    /// <summary>Language of the target (<c>vi</c>, <c>en</c>); empty when it has none or several.</summary>
    public string Language { get; set; } = "";

    /// <summary>Media type of the target.</summary>
    public string MediaType { get; set; } = "text/html";

    /// <summary>The use it is meant for, as the request names it (<c>context=…</c>); empty for every use.</summary>
    public string Context { get; set; } = "";

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Whether a target may be stored: an absolute http or https address without a user's name in it.</summary>
    public static bool IsTarget(string? href) =>
        href is { Length: > 0 and <= MostHref } && Uri.TryCreate(href, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https")
        && uri.Host.Length > 0 && uri.UserInfo.Length == 0 && !href.Any(c => char.IsControl(c) || char.IsWhiteSpace(c));
}
