namespace Tdc.ProductivityAnalysis.IndexNumbers;

/// <summary>Price and quantity of one item.</summary>
/// <param name="Item">The item's name; two periods are matched by it, exactly.</param>
/// <param name="Price">Price of a unit, zero or more; any currency, the same throughout.</param>
/// <param name="Quantity">Quantity, zero or more, in the item's own unit.</param>
public readonly record struct PricedQuantity(string Item, double Price, double Quantity)
{
    /// <summary>Price times quantity.</summary>
    public double Value => Price * Quantity;
}

/// <summary>Price and quantity of one item in one period.</summary>
/// <param name="Period">The period, such as a year; periods follow each other by number.</param>
/// <param name="Item">The item's name.</param>
/// <param name="Price">Price of a unit, zero or more.</param>
/// <param name="Quantity">Quantity, zero or more.</param>
public readonly record struct ItemObservation(int Period, string Item, double Price, double Quantity);
