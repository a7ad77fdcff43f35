namespace Tdc.Traceability.Domain.Chain;

/// <summary>Families of business steps that mean the same for a chain. Source: CBV 2.0, section 7.1.</summary>
internal static class Steps
{
    /// <summary>Goods leave a place on their way to another.</summary>
    public static bool Ships(string step) => step is "shipping" or "departing" or "consigning";

    /// <summary>A shipment that did not take place after all.</summary>
    public static bool VoidsShipping(string step) => step is "void_shipping";

    /// <summary>Goods come in from another place.</summary>
    public static bool Receives(string step) => step is "receiving" or "arriving" or "accepting";

    /// <summary>Goods go to who uses them up.</summary>
    public static bool Sells(string step) => step is "retail_selling" or "dispensing";

    /// <summary>Goods cease to be.</summary>
    public static bool Destroys(ChainEvent e) => e.Step is "destroying" || (e.Step is "decommissioning" && e.Disposition is "destroyed" or "disposed") || e.Disposition is "destroyed" or "disposed";

    /// <summary>Goods move on a carrier: the place of the event is on the way.</summary>
    public static bool OnTheWay(string step) => step is "transporting" or "loading" or "unloading" or "entering_exiting";

    /// <summary>One place for all parts of a location: the GLN without its extension.</summary>
    public static string Site(string place)
    {
        var at = place.IndexOf("/254/", StringComparison.Ordinal);
        return at > 0 && place.StartsWith("https://id.gs1.org/414/", StringComparison.Ordinal) ? place[..at] : place;
    }
}
