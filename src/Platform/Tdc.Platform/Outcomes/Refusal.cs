namespace Tdc.Platform.Outcomes;

/// <summary>What kind of no a refusal is, and so its HTTP status.</summary>
public enum RefusalKind
{
    /// <summary>404: there is no such thing, or the asker may not know of it.</summary>
    NotFound,

    /// <summary>403: the asker may know of the thing but may not do this.</summary>
    Forbidden,

    /// <summary>409: somebody else was first.</summary>
    Conflict,

    /// <summary>422: a rule of the work says no.</summary>
    Rule,

    /// <summary>400: fields are wrong.</summary>
    Fields,

    /// <summary>413: more bytes than are taken.</summary>
    TooLarge,

    /// <summary>503: the machine cannot do it now; nothing was changed.</summary>
    Unavailable,
}

/// <summary>A rule of the work that says no.</summary>
/// <param name="Kind">What kind of no.</param>
/// <param name="Code">
/// Stable, kebab-case behind the area (<c>plan.round-locked</c>): the resource key of the message and the end of the
/// ProblemDetails type <c>urn:tdc:problem:plan.round-locked</c>. Never shown as it is.
/// </param>
public sealed record Refusal(RefusalKind Kind, string Code)
{
    /// <summary>Values that the message names by position; never personal data.</summary>
    public IReadOnlyList<object> Values { get; init; } = [];

    /// <summary>Per field of the input, the codes of what is wrong with it; empty unless <see cref="RefusalKind.Fields"/>.</summary>
    public IReadOnlyDictionary<string, string[]> Fields { get; init; } = new Dictionary<string, string[]>();

    /// <summary>The HTTP status.</summary>
    public int Status => Kind switch
    {
        RefusalKind.NotFound => 404,
        RefusalKind.Forbidden => 403,
        RefusalKind.Conflict => 409,
        RefusalKind.Fields => 400,
        RefusalKind.TooLarge => 413,
        RefusalKind.Unavailable => 503,
        _ => 422,
    };

    /// <summary>404 with the given code.</summary>
    public static Refusal NotFound(string code) => new(RefusalKind.NotFound, code);

    /// <summary>409 with the given code.</summary>
    public static Refusal Conflict(string code) => new(RefusalKind.Conflict, code);

    /// <summary>422 with the given code and the values its message names.</summary>
    public static Refusal Rule(string code, params object[] values) => new(RefusalKind.Rule, code) { Values = values };
}
