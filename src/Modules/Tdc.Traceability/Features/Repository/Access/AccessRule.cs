using Tdc.Platform.Identity;
using Tdc.Platform.Storage;

namespace Tdc.Traceability.Features.Repository.Access;

/// <summary>Id of an access rule.</summary>
internal readonly record struct AccessRuleId(Guid Value) : IId<AccessRuleId>
{
    /// <inheritdoc/>
    public static AccessRuleId From(Guid value) => new(value);
}

/// <summary>Why somebody may read an event.</summary>
internal enum AccessGround
{
    /// <summary>A unit of the asker captured it.</summary>
    OwnEvents,

    /// <summary>The asker's unit gives or takes: its party or place stands as source or destination.</summary>
    PartyOfTransfer,

    /// <summary>It happened at a place of the asker's unit.</summary>
    PlaceOfUnit,

    /// <summary>An identifier in it begins with a company prefix of the asker's unit.</summary>
    PrefixOfUnit,

    /// <summary>The asker's unit captured another event about the same goods.</summary>
    SameGoods,

    /// <summary>The asker's unit captured an event about what holds the goods.</summary>
    SameContainer,

    /// <summary>The authority reads everything: persons with a role in a unit, or keys of a unit.</summary>
    Authority,

    /// <summary>Who asks without a unit, by the code of goods, reads the public part of events with certain steps.</summary>
    PublicSteps,
}

/// <summary>A rule by which events may be read. Rules are data: the administrator turns them on and off and adds authorities.</summary>
internal sealed class AccessRule
{
    /// <summary>Its id.</summary>
    public required AccessRuleId Id { get; init; }

    /// <summary>Stable code, unique.</summary>
    public required string Code { get; init; }

    /// <summary>Why.</summary>
    public required AccessGround Ground { get; init; }

    /// <summary>Authority: code of the unit; else empty.</summary>
    public string UnitCode { get; init; } = "";

    /// <summary>Authority: the role that a person must hold in the unit; <see langword="null"/> for the unit's keys.</summary>
    public Role? Role { get; init; }

    /// <summary>Public steps: words separated by blanks; else empty.</summary>
    public string Steps { get; set; } = "";

    /// <summary>Whether it counts.</summary>
    public bool IsOn { get; set; }

    /// <summary>On what it rests.</summary>
    public required string Basis { get; init; }

    /// <summary>How the basis is known: <c>seen</c> or <c>unverified</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }
}
