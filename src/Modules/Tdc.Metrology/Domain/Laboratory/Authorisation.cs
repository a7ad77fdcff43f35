namespace Tdc.Metrology.Domain.Laboratory;

/// <summary>A second person's decision over the results of a job. Never changed.</summary>
/// <remarks>Source: ISO/IEC 17025:2017, 7.8.1.1 (results are reviewed and authorised before release); from memory.</remarks>
internal sealed class Authorisation
{
    /// <summary>Its id.</summary>
    public required AuthorisationId Id { get; init; }

    /// <summary>The job.</summary>
    public required JobId Job { get; init; }

    /// <summary>Whether the results were authorised; else they were sent back.</summary>
    public required bool Granted { get; init; }

    /// <summary>The account.</summary>
    public Guid? Person { get; init; }

    /// <summary>Name as certificates print it.</summary>
    public required string PersonName { get; init; }

    /// <summary>What was said.</summary>
    public string Note { get; init; } = "";

    /// <summary>The results that it covers: a list of ids as JSON.</summary>
    public required string Results { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
