using System.Collections.Frozen;

namespace Tdc.Epcis.Vocabulary;

/// <summary>The standard's lists of words.</summary>
public enum WordList
{
    /// <summary>Business steps.</summary>
    BizStep,

    /// <summary>Dispositions.</summary>
    Disposition,

    /// <summary>Types of business transactions.</summary>
    BizTransactionType,

    /// <summary>Types of sources and destinations.</summary>
    SourceDestinationType,

    /// <summary>Reasons of an error declaration.</summary>
    ErrorReason,

    /// <summary>Axes and coordinates of a sensor report.</summary>
    Component,

    /// <summary>What a sensor measures.</summary>
    Measurement,

    /// <summary>Conditions that a sensor reports.</summary>
    Alert,
}

/// <summary>The words of each list of the Core Business Vocabulary 2.0 and of the GS1 Web Vocabulary as EPCIS uses them.</summary>
/// <remarks>Source: CBV 2.0, section 7; EPCIS 2.0 JSON schema.</remarks>
internal static class Words
{
    private static readonly FrozenSet<string>[] lists =
    [
        Of( // BizStep
            "accepting", "arriving", "assembling", "collecting", "commissioning", "consigning", "creating_class_instance", "cycle_counting",
            "decommissioning", "departing", "destroying", "disassembling", "dispensing", "encoding", "entering_exiting", "holding", "inspecting",
            "installing", "killing", "loading", "other", "packing", "picking", "receiving", "removing", "repackaging", "repairing", "replacing",
            "reserving", "retail_selling", "sampling", "sensor_reporting", "shipping", "staging_outbound", "stock_taking", "stocking", "storing",
            "transporting", "unloading", "unpacking", "void_shipping"),
        Of( // Disposition
            "active", "available", "completeness_inferred", "completeness_verified", "conformant", "container_closed", "container_open", "damaged",
            "destroyed", "dispensed", "disposed", "encoded", "expired", "in_progress", "in_transit", "inactive", "mismatch_class",
            "mismatch_instance", "mismatch_quantity", "needs_replacement", "no_pedigree_match", "non_conformant", "non_sellable_other",
            "partially_dispensed", "recalled", "reserved", "retail_sold", "returned", "sellable_accessible", "sellable_not_accessible", "stolen",
            "unavailable", "unknown"),
        Of( // BizTransactionType
            "bol", "cert", "desadv", "inv", "pedigree", "po", "poc", "prodorder", "recadv", "rma", "testprd", "testres", "upevt"),
        Of( // SourceDestinationType
            "location", "owning_party", "possessing_party"),
        Of( // ErrorReason
            "did_not_occur", "incorrect_data"),
        Of( // Component
            "altitude", "axial_distance", "azimuth", "easting", "elevation_angle", "height", "latitude", "longitude", "northing", "polar_angle",
            "spherical_radius", "x", "y", "z"),
        Of( // Measurement
            "AbsoluteHumidity", "AbsorbedDose", "AbsorbedDoseRate", "Acceleration", "Altitude", "AmountOfSubstance",
            "AmountOfSubstancePerUnitVolume", "Angle", "AngularAcceleration", "AngularMomentum", "AngularVelocity", "Area", "Capacitance",
            "Conductance", "Conductivity", "Count", "Density", "Dimensionless", "DoseEquivalent", "DoseEquivalentRate", "DynamicViscosity",
            "ElectricCharge", "ElectricCurrent", "ElectricCurrentDensity", "ElectricFieldStrength", "Energy", "Exposure", "Force", "Frequency",
            "Illuminance", "Inductance", "Irradiance", "KinematicViscosity", "Length", "LinearMomentum", "Luminance", "LuminousFlux",
            "LuminousIntensity", "MagneticFlux", "MagneticFluxDensity", "MagneticVectorPotential", "Mass", "MassConcentration", "MassFlowRate",
            "MassPerAreaTime", "MemoryCapacity", "MolalityOfSolute", "MolarEnergy", "MolarMass", "MolarVolume", "Power", "Pressure", "RadiantFlux",
            "RadiantIntensity", "Radioactivity", "RelativeHumidity", "Resistance", "Resistivity", "SolidAngle", "SpecificVolume", "Speed",
            "SurfaceDensity", "SurfaceTension", "Temperature", "Time", "Torque", "Voltage", "Volume", "VolumeFlowRate", "VolumeFraction",
            "VolumetricFlux", "Wavenumber"),
        Of( // Alert
            "ALARM_CONDITION", "ERROR_CONDITION"),
    ];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>[] bySpan = [.. lists.Select(l => l.GetAlternateLookup<ReadOnlySpan<char>>())];

    /// <summary>All words of a list.</summary>
    public static IReadOnlyCollection<string> All(WordList list) => lists[(int)list];

    /// <summary>Finds the word's one string.</summary>
    public static bool TryFind(WordList list, ReadOnlySpan<char> text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? word) =>
        bySpan[(int)list].TryGetValue(text, out word);

    private static FrozenSet<string> Of(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
