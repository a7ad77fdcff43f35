using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Domain.Indicators;

/// <summary>What an entry of the register is.</summary>
internal enum IndicatorKind
{
    /// <summary>A figure that bodies report or enterprises give, such as value added.</summary>
    Variable,

    /// <summary>An indicator that is published.</summary>
    Indicator,
}

/// <summary>One revision of the description of an indicator or variable. Never changed once it holds: an amendment is the next revision.</summary>
/// <remarks>Source: fields of the UN SDG metadata template, Eurostat ESMS and World Bank WDI as reference section 12 joins them.</remarks>
internal sealed class Indicator
{
    /// <summary>Its id.</summary>
    public required IndicatorId Id { get; init; }

    /// <summary>Stable code (<c>LP1</c>).</summary>
    public required string Code { get; init; }

    /// <summary>1 and rising.</summary>
    public required int Revision { get; init; }

    /// <summary>Indicator or variable.</summary>
    public required IndicatorKind Kind { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string NameVi { get; set; }

    /// <summary>English name.</summary>
    public required string NameEn { get; set; }

    /// <summary>Levels at which it is kept, of <c>E</c> economy, <c>S</c> sector, <c>L</c> locality, <c>F</c> enterprise.</summary>
    public required string Levels { get; set; }

    /// <summary>What it says, in Vietnamese.</summary>
    public string DefinitionVi { get; set; } = "";

    /// <summary>What it says, in English.</summary>
    public string DefinitionEn { get; set; } = "";

    /// <summary>Expression over variables and other indicators; empty for what is collected or comes from a study.</summary>
    public string Formula { get; set; } = "";

    /// <summary>Unit in Vietnamese, as printed.</summary>
    public required string UnitVi { get; set; }

    /// <summary>Unit in English, as printed.</summary>
    public required string UnitEn { get; set; }

    /// <summary>Code of the unit in exchange.</summary>
    public required string UnitMeasure { get; set; }

    /// <summary>Power of ten of the multiplier.</summary>
    public int UnitMult { get; set; }

    /// <summary>Decimals to print.</summary>
    public int Decimals { get; set; }

    /// <summary>What prices it is in.</summary>
    public PriceBasis PriceBasis { get; set; }

    /// <summary>Dimensions by which it is broken down, codes parted by spaces.</summary>
    public string Dimensions { get; set; } = "";

    /// <summary>Where its data come from.</summary>
    public string Sources { get; set; } = "";

    /// <summary>Code of the body that answers for it.</summary>
    public string Body { get; set; } = "";

    /// <summary>How often it is made.</summary>
    public Frequency Frequency { get; set; }

    /// <summary>Days after the period's end by which it is to be published; 0 when nothing is set.</summary>
    public int DueDays { get; set; }

    /// <summary>Limits and how to read it, in Vietnamese.</summary>
    public string QualityVi { get; set; } = "";

    /// <summary>Limits and how to read it, in English.</summary>
    public string QualityEn { get; set; } = "";

    /// <summary>Text that asks for it.</summary>
    public string Basis { get; set; } = "";

    /// <summary>How the basis is known.</summary>
    public RuleStatus BasisStatus { get; set; }

    /// <summary>Whether the public page shows it first.</summary>
    public bool Headline { get; set; }

    /// <summary>First day on which the revision holds.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Why the revision was made.</summary>
    public string Reason { get; init; } = "";

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Names and code in search form.</summary>
    public string Search { get; set; } = "";
}
