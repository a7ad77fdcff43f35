namespace Tdc.Gs1.Keys;

/// <summary>The kinds of GS1 identification keys.</summary>
/// <remarks>Source: GS1 General Specifications, section 3, and the dictionary entries of the Application Identifiers named here.</remarks>
public enum KeyKind
{
    /// <summary>Global Trade Item Number in any of its four lengths.</summary>
    Gtin,

    /// <summary>GTIN of 8 digits, for small items.</summary>
    Gtin8,

    /// <summary>GTIN of 12 digits, as in a UPC-A symbol.</summary>
    Gtin12,

    /// <summary>GTIN of 13 digits, as in an EAN-13 symbol.</summary>
    Gtin13,

    /// <summary>GTIN of 14 digits, whose first digit tells the packing level.</summary>
    Gtin14,

    /// <summary>Global Location Number of a place, AI (414): 13 digits.</summary>
    Gln,

    /// <summary>Global Location Number of a party, AI (417): 13 digits.</summary>
    Pgln,

    /// <summary>Serial Shipping Container Code, AI (00): 18 digits.</summary>
    Sscc,

    /// <summary>Global Returnable Asset Identifier, AI (8003): 13 digits, then up to 16 characters of a serial component.</summary>
    Grai,

    /// <summary>Global Individual Asset Identifier, AI (8004): up to 30 characters.</summary>
    Giai,

    /// <summary>Global Service Relation Number of a recipient, AI (8018): 18 digits.</summary>
    Gsrn,

    /// <summary>Global Service Relation Number of a provider, AI (8017): 18 digits.</summary>
    Gsrnp,

    /// <summary>Global Document Type Identifier, AI (253): 13 digits, then up to 17 characters of a serial component.</summary>
    Gdti,

    /// <summary>Global Coupon Number, AI (255): 13 digits, then up to 12 digits of a serial component.</summary>
    Gcn,

    /// <summary>Component/Part Identifier, AI (8010): up to 30 characters of set 39.</summary>
    Cpi,

    /// <summary>Global Identification Number for Consignment, AI (401): up to 30 characters.</summary>
    Ginc,

    /// <summary>Global Shipment Identification Number, AI (402): 17 digits.</summary>
    Gsin,

    /// <summary>Individual Trade Item Piece, AI (8006): GTIN of 14 digits, piece and total of two digits each.</summary>
    Itip,

    /// <summary>Unit pack identifier of tobacco, AI (01) with AI (235): GTIN of 14 digits, then 1 to 28 characters.</summary>
    Upui,

    /// <summary>Global Model Number, AI (8013): up to 25 characters with a check pair.</summary>
    Gmn,

    /// <summary>Highly individualised device registration identifier, AI (8014): up to 25 characters with a check pair.</summary>
    Mudi,
}
